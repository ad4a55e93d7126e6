-- questions
SELECT
  "t4"."office",
  "t5"."year",
  "t4"."indicator",
  "t4"."definition",
  "t4"."method",
  "t4"."basis",
  "t5"."cut"
FROM (
  SELECT
    "t0"."office",
    "t0"."since",
    "t0"."until",
    "t0"."year_from",
    "t0"."year_to",
    'event' AS "basis",
    "t0"."indicator",
    "t0"."method",
    "t0"."definition"
  FROM "ruling" AS "t0"
  WHERE
    "t0"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
    AND "t0"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
) AS "t4"
INNER JOIN (
  SELECT
    *
  FROM "cut" AS "t1"
  WHERE
    "t1"."quarter" = 2 AND "t1"."year" IN (2023, 2024)
) AS "t5"
  ON "t4"."definition" = "t5"."definition"
  AND "t4"."basis" = "t5"."basis"
  AND "t4"."year_from" <= "t5"."year"
  AND "t4"."year_to" >= "t5"."year";

-- last_days
SELECT
  "t1"."year",
  "t1"."cut",
  DENSE_RANK() OVER (
    ORDER BY "t1"."year" ASC, "t1"."cut" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "number"
FROM (
  SELECT DISTINCT
    "t0"."year",
    "t0"."cut"
  FROM "questions" AS "t0"
  WHERE
    "t0"."method" = 'follow_up'
) AS "t1";

-- terms
SELECT
  "t6"."definition",
  "t6"."year",
  "t6"."basis",
  "t6"."cut",
  "t6"."village_kind",
  "t6"."kind",
  "t6"."event",
  "t6"."fiscal_year",
  "t6"."due",
  DENSE_RANK() OVER (
    ORDER BY "t6"."village_kind" ASC, "t6"."kind" ASC, "t6"."event" ASC, "t6"."fiscal_year" ASC, "t6"."due" ASC, "t6"."cut" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "number"
FROM (
  SELECT
    "t4"."definition",
    "t4"."year",
    "t4"."basis",
    "t4"."cut",
    "t5"."village_kind",
    "t5"."kind",
    "t5"."event",
    "t5"."fiscal_year",
    "t5"."due"
  FROM (
    SELECT DISTINCT
      "t0"."definition",
      "t0"."year",
      "t0"."basis",
      "t0"."cut"
    FROM "questions" AS "t0"
    WHERE
      "t0"."method" = 'timeliness'
  ) AS "t4"
  INNER JOIN (
    SELECT
      *
    FROM "due" AS "t1"
    WHERE
      "t1"."year" IN (2023, 2024)
  ) AS "t5"
    ON "t4"."definition" = "t5"."definition"
    AND "t4"."year" = "t5"."year"
    AND "t4"."basis" = "t5"."basis"
) AS "t6";

-- answer
WITH "t10" AS (
  SELECT DISTINCT
    "t3"."number",
    "t3"."village_kind",
    "t3"."kind",
    "t3"."event",
    "t3"."fiscal_year",
    "t3"."due",
    "t3"."cut"
  FROM "terms" AS "t3"
), "t17" AS (
  SELECT
    "t5"."office",
    "t5"."village",
    "t5"."valid_from",
    "t5"."valid_to",
    "t5"."kind" AS "village_kind"
  FROM "village_spans" AS "t5"
  WHERE
    "t5"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
    AND "t5"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
)
SELECT
  *
FROM (
  SELECT
    "t43"."area",
    "t43"."year",
    "t43"."indicator",
    "t43"."definition",
    SUM("t43"."numerator") AS "numerator",
    SUM("t43"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t43"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t42"."office",
      "t42"."year",
      "t42"."indicator",
      "t42"."definition",
      "t42"."numerator",
      "t42"."denominator",
      "t42"."office" - (
        "t42"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t18"."office",
          "t18"."year",
          "t18"."indicator",
          "t18"."definition",
          COALESCE("t31"."numerator", 0) AS "numerator",
          COALESCE("t31"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'follow_up'
        ) AS "t18"
        INNER JOIN "last_days" AS "t6"
          ON "t18"."year" = "t6"."year" AND "t18"."cut" = "t6"."cut"
        LEFT OUTER JOIN (
          SELECT
            "t27"."office",
            "t27"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t27"."fulfilled_on" <= "t27"."cut") AS "numerator"
          FROM (
            SELECT
              "t20"."year",
              "t20"."office",
              "t20"."since",
              "t20"."until",
              "t20"."counted_on",
              "t20"."fulfilled_on",
              "t6"."year" AS "year_right",
              "t6"."cut",
              "t6"."number"
            FROM (
              SELECT
                *
              FROM "activity_days" AS "t2"
              WHERE
                "t2"."year" IN (2023, 2024)
            ) AS "t20"
            INNER JOIN "last_days" AS "t6"
              ON "t20"."year" = "t6"."year" AND "t20"."counted_on" <= "t6"."cut"
          ) AS "t27"
          GROUP BY
            1,
            2
        ) AS "t31"
          ON "t18"."office" = "t31"."office" AND "t6"."number" = "t31"."number"
      ) AS "t35"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t19"."office",
          "t19"."year",
          "t19"."indicator",
          "t19"."definition",
          COALESCE("t40"."numerator", 0) AS "numerator",
          COALESCE("t40"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'timeliness'
        ) AS "t19"
        LEFT OUTER JOIN (
          SELECT
            "t38"."office",
            "t38"."year",
            "t38"."indicator",
            "t38"."definition",
            SUM("t38"."numerator") AS "numerator",
            SUM("t38"."denominator") AS "denominator"
          FROM (
            SELECT
              "t19"."office",
              "t19"."year",
              "t19"."indicator",
              "t19"."definition",
              "t14"."number",
              "t34"."denominator",
              "t37"."office" AS "office_right",
              "t37"."number" AS "number_right",
              "t37"."numerator"
            FROM (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t19"
            INNER JOIN (
              SELECT
                "t3"."number",
                "t3"."definition",
                "t3"."year",
                "t3"."basis",
                "t3"."cut"
              FROM "terms" AS "t3"
            ) AS "t14"
              ON "t19"."definition" = "t14"."definition"
              AND "t19"."year" = "t14"."year"
              AND "t19"."basis" = "t14"."basis"
              AND "t19"."cut" = "t14"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t30"."office",
                "t30"."number",
                SUM("t30"."villages") AS "denominator"
              FROM (
                SELECT
                  "t26"."office",
                  "t26"."village_kind",
                  "t26"."valid_from",
                  "t26"."valid_to",
                  "t26"."villages",
                  "t21"."number",
                  "t21"."village_kind" AS "village_kind_right",
                  "t21"."kind",
                  "t21"."event",
                  "t21"."fiscal_year",
                  "t21"."due",
                  "t21"."cut"
                FROM (
                  SELECT
                    "t23"."office",
                    "t23"."village_kind",
                    "t23"."valid_from",
                    "t23"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t17" AS "t23"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t26"
                INNER JOIN "t10" AS "t21"
                  ON "t26"."village_kind" = "t21"."village_kind"
                  AND (
                    (
                      "t26"."valid_from" IS NULL
                    ) OR (
                      "t26"."valid_from" <= "t21"."due"
                    )
                  )
                  AND (
                    (
                      "t26"."valid_to" IS NULL
                    ) OR (
                      "t26"."valid_to" >= "t21"."due"
                    )
                  )
              ) AS "t30"
              GROUP BY
                1,
                2
            ) AS "t34"
              ON "t19"."office" = "t34"."office" AND "t14"."number" = "t34"."number"
            LEFT OUTER JOIN (
              SELECT
                "t33"."office",
                "t33"."number",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t7"."fiscal_year",
                    "t7"."office",
                    "t7"."village",
                    "t7"."kind",
                    "t7"."since",
                    "t7"."until",
                    "t7"."enacted_on",
                    "t7"."submitted_on",
                    "t24"."valid_from",
                    "t24"."valid_to",
                    "t24"."village_kind",
                    "t22"."number",
                    "t22"."village_kind" AS "village_kind_right",
                    "t22"."kind" AS "kind_right",
                    "t22"."event",
                    "t22"."fiscal_year" AS "fiscal_year_right",
                    "t22"."due",
                    "t22"."cut"
                  FROM "document_days" AS "t7"
                  SEMI JOIN (
                    SELECT DISTINCT
                      "t3"."kind",
                      "t3"."fiscal_year"
                    FROM "terms" AS "t3"
                  ) AS "t15"
                    ON "t7"."kind" = "t15"."kind" AND "t7"."fiscal_year" = "t15"."fiscal_year"
                  INNER JOIN "t17" AS "t24"
                    ON "t7"."office" = "t24"."office" AND "t7"."village" = "t24"."village"
                  INNER JOIN "t10" AS "t22"
                    ON "t24"."village_kind" = "t22"."village_kind"
                    AND "t7"."kind" = "t22"."kind"
                    AND "t7"."fiscal_year" = "t22"."fiscal_year"
                    AND (
                      (
                        "t24"."valid_from" IS NULL
                      ) OR (
                        "t24"."valid_from" <= "t22"."due"
                      )
                    )
                    AND (
                      (
                        "t24"."valid_to" IS NULL
                      ) OR (
                        "t24"."valid_to" >= "t22"."due"
                      )
                    )
                ) AS "t28"
                WHERE
                  CASE
                    WHEN "t28"."event" = 'ditetapkan'
                    THEN "t28"."enacted_on"
                    ELSE "t28"."submitted_on"
                  END <= "t28"."due"
                  AND CASE
                    WHEN "t28"."event" = 'ditetapkan'
                    THEN "t28"."enacted_on"
                    ELSE "t28"."submitted_on"
                  END <= "t28"."cut"
              ) AS "t33"
              GROUP BY
                1,
                2
            ) AS "t37"
              ON "t19"."office" = "t37"."office" AND "t14"."number" = "t37"."number"
          ) AS "t38"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t40"
          ON "t19"."office" = "t40"."office"
          AND "t19"."year" = "t40"."year"
          AND "t19"."indicator" = "t40"."indicator"
          AND "t19"."definition" = "t40"."definition"
      ) AS "t41"
    ) AS "t42"
  ) AS "t43"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t44"
ORDER BY
  "t44"."area" ASC,
  "t44"."year" ASC,
  "t44"."indicator" ASC,
  "t44"."definition" ASC;

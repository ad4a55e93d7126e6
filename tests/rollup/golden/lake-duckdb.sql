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
WITH "t8" AS (
  SELECT DISTINCT
    "t3"."number",
    "t3"."village_kind",
    "t3"."kind",
    "t3"."event",
    "t3"."fiscal_year",
    "t3"."due",
    "t3"."cut"
  FROM "terms" AS "t3"
), "t15" AS (
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
    "t42"."area",
    "t42"."year",
    "t42"."indicator",
    "t42"."definition",
    SUM("t42"."numerator") AS "numerator",
    SUM("t42"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t42"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t41"."office",
      "t41"."year",
      "t41"."indicator",
      "t41"."definition",
      "t41"."numerator",
      "t41"."denominator",
      "t41"."office" - (
        "t41"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t16"."office",
          "t16"."year",
          "t16"."indicator",
          "t16"."definition",
          COALESCE("t30"."numerator", 0) AS "numerator",
          COALESCE("t30"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'follow_up'
        ) AS "t16"
        INNER JOIN "last_days" AS "t6"
          ON "t16"."year" = "t6"."year" AND "t16"."cut" = "t6"."cut"
        LEFT OUTER JOIN (
          SELECT
            "t26"."office",
            "t26"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t26"."fulfilled_on" <= "t26"."cut") AS "numerator"
          FROM (
            SELECT
              "t18"."year",
              "t18"."office",
              "t18"."since",
              "t18"."until",
              "t18"."counted_on",
              "t18"."fulfilled_on",
              "t6"."year" AS "year_right",
              "t6"."cut",
              "t6"."number"
            FROM (
              SELECT
                *
              FROM "activity_days" AS "t2"
              WHERE
                "t2"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                AND "t2"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                AND "t2"."year" IN (2023, 2024)
            ) AS "t18"
            INNER JOIN "last_days" AS "t6"
              ON "t18"."year" = "t6"."year" AND "t18"."counted_on" <= "t6"."cut"
          ) AS "t26"
          GROUP BY
            1,
            2
        ) AS "t30"
          ON "t16"."office" = "t30"."office" AND "t6"."number" = "t30"."number"
      ) AS "t34"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t17"."office",
          "t17"."year",
          "t17"."indicator",
          "t17"."definition",
          COALESCE("t39"."numerator", 0) AS "numerator",
          COALESCE("t39"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'timeliness'
        ) AS "t17"
        LEFT OUTER JOIN (
          SELECT
            "t37"."office",
            "t37"."year",
            "t37"."indicator",
            "t37"."definition",
            SUM("t37"."numerator") AS "numerator",
            SUM("t37"."denominator") AS "denominator"
          FROM (
            SELECT
              "t17"."office",
              "t17"."year",
              "t17"."indicator",
              "t17"."definition",
              "t12"."number",
              "t33"."denominator",
              "t36"."office" AS "office_right",
              "t36"."number" AS "number_right",
              "t36"."numerator"
            FROM (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t17"
            INNER JOIN (
              SELECT
                "t3"."number",
                "t3"."definition",
                "t3"."year",
                "t3"."basis",
                "t3"."cut"
              FROM "terms" AS "t3"
            ) AS "t12"
              ON "t17"."definition" = "t12"."definition"
              AND "t17"."year" = "t12"."year"
              AND "t17"."basis" = "t12"."basis"
              AND "t17"."cut" = "t12"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t29"."office",
                "t29"."number",
                SUM("t29"."villages") AS "denominator"
              FROM (
                SELECT
                  "t25"."office",
                  "t25"."village_kind",
                  "t25"."valid_from",
                  "t25"."valid_to",
                  "t25"."villages",
                  "t19"."number",
                  "t19"."village_kind" AS "village_kind_right",
                  "t19"."kind",
                  "t19"."event",
                  "t19"."fiscal_year",
                  "t19"."due",
                  "t19"."cut"
                FROM (
                  SELECT
                    "t22"."office",
                    "t22"."village_kind",
                    "t22"."valid_from",
                    "t22"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t15" AS "t22"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t25"
                INNER JOIN "t8" AS "t19"
                  ON "t25"."village_kind" = "t19"."village_kind"
                  AND (
                    (
                      "t25"."valid_from" IS NULL
                    ) OR (
                      "t25"."valid_from" <= "t19"."due"
                    )
                  )
                  AND (
                    (
                      "t25"."valid_to" IS NULL
                    ) OR (
                      "t25"."valid_to" >= "t19"."due"
                    )
                  )
              ) AS "t29"
              GROUP BY
                1,
                2
            ) AS "t33"
              ON "t17"."office" = "t33"."office" AND "t12"."number" = "t33"."number"
            LEFT OUTER JOIN (
              SELECT
                "t32"."office",
                "t32"."number",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t21"."fiscal_year",
                    "t21"."office",
                    "t21"."village",
                    "t21"."kind",
                    "t21"."since",
                    "t21"."until",
                    "t21"."enacted_on",
                    "t21"."submitted_on",
                    "t23"."valid_from",
                    "t23"."valid_to",
                    "t23"."village_kind",
                    "t20"."number",
                    "t20"."village_kind" AS "village_kind_right",
                    "t20"."kind" AS "kind_right",
                    "t20"."event",
                    "t20"."fiscal_year" AS "fiscal_year_right",
                    "t20"."due",
                    "t20"."cut"
                  FROM (
                    SELECT
                      *
                    FROM "document_days" AS "t4"
                    WHERE
                      "t4"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                      AND "t4"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                  ) AS "t21"
                  INNER JOIN "t15" AS "t23"
                    ON "t21"."office" = "t23"."office" AND "t21"."village" = "t23"."village"
                  INNER JOIN "t8" AS "t20"
                    ON "t23"."village_kind" = "t20"."village_kind"
                    AND "t21"."kind" = "t20"."kind"
                    AND "t21"."fiscal_year" = "t20"."fiscal_year"
                    AND (
                      (
                        "t23"."valid_from" IS NULL
                      ) OR (
                        "t23"."valid_from" <= "t20"."due"
                      )
                    )
                    AND (
                      (
                        "t23"."valid_to" IS NULL
                      ) OR (
                        "t23"."valid_to" >= "t20"."due"
                      )
                    )
                ) AS "t27"
                WHERE
                  CASE
                    WHEN "t27"."event" = 'ditetapkan'
                    THEN "t27"."enacted_on"
                    ELSE "t27"."submitted_on"
                  END <= "t27"."due"
                  AND CASE
                    WHEN "t27"."event" = 'ditetapkan'
                    THEN "t27"."enacted_on"
                    ELSE "t27"."submitted_on"
                  END <= "t27"."cut"
              ) AS "t32"
              GROUP BY
                1,
                2
            ) AS "t36"
              ON "t17"."office" = "t36"."office" AND "t12"."number" = "t36"."number"
          ) AS "t37"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t39"
          ON "t17"."office" = "t39"."office"
          AND "t17"."year" = "t39"."year"
          AND "t17"."indicator" = "t39"."indicator"
          AND "t17"."definition" = "t39"."definition"
      ) AS "t40"
    ) AS "t41"
  ) AS "t42"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t43"
ORDER BY
  "t43"."area" ASC,
  "t43"."year" ASC,
  "t43"."indicator" ASC,
  "t43"."definition" ASC;

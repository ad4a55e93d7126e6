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
    "t2"."number",
    "t2"."village_kind",
    "t2"."kind",
    "t2"."event",
    "t2"."fiscal_year",
    "t2"."due",
    "t2"."cut"
  FROM "terms" AS "t2"
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
    "t42"."area",
    "t42"."year",
    "t42"."indicator",
    "t42"."definition",
    SUM("t42"."numerator") AS "numerator",
    SUM("t42"."denominator") AS "denominator",
    SUM("t42"."offices") AS "offices",
    SUM("t42"."unmeasurable") AS "unmeasurable"
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
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t41"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t40"."office",
        "t40"."year",
        "t40"."indicator",
        "t40"."definition",
        SUM("t40"."numerator") AS "numerator",
        SUM("t40"."denominator") AS "denominator"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t0"."office",
            "t0"."year",
            "t0"."indicator",
            "t0"."definition",
            0 AS "numerator",
            0 AS "denominator"
          FROM "questions" AS "t0"
        ) AS "t8"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t32"."office",
              "t6"."year",
              "t18"."indicator",
              "t18"."definition",
              "t32"."numerator",
              "t32"."denominator"
            FROM (
              SELECT
                "t28"."office",
                "t28"."number",
                COUNT(*) AS "denominator",
                COUNT(*) FILTER(WHERE
                  "t28"."fulfilled_on" <= "t28"."cut") AS "numerator"
              FROM (
                SELECT
                  "t22"."year",
                  "t22"."office",
                  "t22"."since",
                  "t22"."until",
                  "t22"."counted_on",
                  "t22"."fulfilled_on",
                  "t6"."year" AS "year_right",
                  "t6"."cut",
                  "t6"."number"
                FROM (
                  SELECT
                    *
                  FROM "activity_days" AS "t3"
                  WHERE
                    "t3"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                    AND "t3"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                    AND "t3"."year" IN (2023, 2024)
                ) AS "t22"
                INNER JOIN "last_days" AS "t6"
                  ON "t22"."year" = "t6"."year" AND "t22"."counted_on" <= "t6"."cut"
              ) AS "t28"
              GROUP BY
                1,
                2
            ) AS "t32"
            INNER JOIN "last_days" AS "t6"
              ON "t32"."number" = "t6"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t18"
              ON "t32"."office" = "t18"."office"
              AND "t6"."year" = "t18"."year"
              AND "t6"."cut" = "t18"."cut"
          ) AS "t35"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t37"."office",
              "t7"."year",
              "t19"."indicator",
              "t7"."definition",
              "t37"."numerator",
              "t37"."denominator"
            FROM (
              SELECT
                "t34"."office",
                "t34"."number",
                SUM("t34"."numerator") AS "numerator",
                SUM("t34"."denominator") AS "denominator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t27"."office",
                    "t20"."number",
                    0 AS "numerator",
                    "t27"."villages" AS "denominator"
                  FROM (
                    SELECT
                      "t24"."office",
                      "t24"."village_kind",
                      "t24"."valid_from",
                      "t24"."valid_to",
                      COUNT(*) AS "villages"
                    FROM "t17" AS "t24"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t27"
                  INNER JOIN "t10" AS "t20"
                    ON "t27"."village_kind" = "t20"."village_kind"
                    AND (
                      (
                        "t27"."valid_from" IS NULL
                      ) OR (
                        "t27"."valid_from" <= "t20"."due"
                      )
                    )
                    AND (
                      (
                        "t27"."valid_to" IS NULL
                      ) OR (
                        "t27"."valid_to" >= "t20"."due"
                      )
                    )
                ) AS "t31"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t29"."office",
                    "t29"."number",
                    1 AS "numerator",
                    0 AS "denominator"
                  FROM (
                    SELECT
                      "t23"."fiscal_year",
                      "t23"."office",
                      "t23"."village",
                      "t23"."kind",
                      "t23"."since",
                      "t23"."until",
                      "t23"."enacted_on",
                      "t23"."submitted_on",
                      "t25"."valid_from",
                      "t25"."valid_to",
                      "t25"."village_kind",
                      "t21"."number",
                      "t21"."village_kind" AS "village_kind_right",
                      "t21"."kind" AS "kind_right",
                      "t21"."event",
                      "t21"."fiscal_year" AS "fiscal_year_right",
                      "t21"."due",
                      "t21"."cut"
                    FROM (
                      SELECT
                        *
                      FROM "document_days" AS "t4"
                      WHERE
                        "t4"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                        AND "t4"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                    ) AS "t23"
                    SEMI JOIN (
                      SELECT DISTINCT
                        "t2"."kind",
                        "t2"."fiscal_year"
                      FROM "terms" AS "t2"
                    ) AS "t13"
                      ON "t23"."kind" = "t13"."kind" AND "t23"."fiscal_year" = "t13"."fiscal_year"
                    INNER JOIN "t17" AS "t25"
                      ON "t23"."office" = "t25"."office" AND "t23"."village" = "t25"."village"
                    INNER JOIN "t10" AS "t21"
                      ON "t25"."village_kind" = "t21"."village_kind"
                      AND "t23"."kind" = "t21"."kind"
                      AND "t23"."fiscal_year" = "t21"."fiscal_year"
                      AND (
                        (
                          "t25"."valid_from" IS NULL
                        ) OR (
                          "t25"."valid_from" <= "t21"."due"
                        )
                      )
                      AND (
                        (
                          "t25"."valid_to" IS NULL
                        ) OR (
                          "t25"."valid_to" >= "t21"."due"
                        )
                      )
                  ) AS "t29"
                  WHERE
                    CASE
                      WHEN "t29"."event" = 'ditetapkan'
                      THEN "t29"."enacted_on"
                      ELSE "t29"."submitted_on"
                    END <= "t29"."due"
                    AND CASE
                      WHEN "t29"."event" = 'ditetapkan'
                      THEN "t29"."enacted_on"
                      ELSE "t29"."submitted_on"
                    END <= "t29"."cut"
                ) AS "t33"
              ) AS "t34"
              GROUP BY
                1,
                2
            ) AS "t37"
            INNER JOIN "terms" AS "t7"
              ON "t37"."number" = "t7"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t19"
              ON "t37"."office" = "t19"."office"
              AND "t7"."definition" = "t19"."definition"
              AND "t7"."year" = "t19"."year"
              AND "t7"."basis" = "t19"."basis"
              AND "t7"."cut" = "t19"."cut"
          ) AS "t38"
        ) AS "t39"
      ) AS "t40"
      GROUP BY
        1,
        2,
        3,
        4
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

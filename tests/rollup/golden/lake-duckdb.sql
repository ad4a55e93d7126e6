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

-- lists
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

-- terms
SELECT DISTINCT
  "t0"."number",
  "t0"."village_kind",
  "t0"."kind",
  "t0"."event",
  "t0"."fiscal_year",
  "t0"."due",
  "t0"."cut"
FROM "lists" AS "t0";

-- answer
WITH "t17" AS (
  SELECT
    "t6"."office",
    "t6"."village",
    "t6"."valid_from",
    "t6"."valid_to",
    "t6"."kind" AS "village_kind"
  FROM "village_spans" AS "t6"
  WHERE
    "t6"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
    AND "t6"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
)
SELECT
  *
FROM (
  SELECT
    "t40"."area",
    "t40"."year",
    "t40"."indicator",
    "t40"."definition",
    SUM("t40"."numerator") AS "numerator",
    SUM("t40"."denominator") AS "denominator",
    SUM("t40"."offices") AS "offices",
    SUM("t40"."unmeasurable") AS "unmeasurable"
  FROM (
    SELECT
      "t39"."office",
      "t39"."year",
      "t39"."indicator",
      "t39"."definition",
      "t39"."numerator",
      "t39"."denominator",
      "t39"."office" - (
        "t39"."office" % 100
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t39"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t38"."office",
        "t38"."year",
        "t38"."indicator",
        "t38"."definition",
        SUM("t38"."numerator") AS "numerator",
        SUM("t38"."denominator") AS "denominator"
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
        ) AS "t12"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t30"."office",
              "t7"."year",
              "t18"."indicator",
              "t18"."definition",
              "t30"."numerator",
              "t30"."denominator"
            FROM (
              SELECT
                "t26"."office",
                "t26"."number",
                COUNT(*) AS "denominator",
                COUNT(*) FILTER(WHERE
                  "t26"."fulfilled_on" <= "t26"."cut") AS "numerator"
              FROM (
                SELECT
                  "t20"."year",
                  "t20"."office",
                  "t20"."since",
                  "t20"."until",
                  "t20"."counted_on",
                  "t20"."fulfilled_on",
                  "t7"."year" AS "year_right",
                  "t7"."cut",
                  "t7"."number"
                FROM (
                  SELECT
                    *
                  FROM "activity_days" AS "t3"
                  WHERE
                    "t3"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                    AND "t3"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                    AND "t3"."year" IN (2023, 2024)
                ) AS "t20"
                INNER JOIN "last_days" AS "t7"
                  ON "t20"."year" = "t7"."year" AND "t20"."counted_on" <= "t7"."cut"
              ) AS "t26"
              GROUP BY
                1,
                2
            ) AS "t30"
            INNER JOIN "last_days" AS "t7"
              ON "t30"."number" = "t7"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t18"
              ON "t30"."office" = "t18"."office"
              AND "t7"."year" = "t18"."year"
              AND "t7"."cut" = "t18"."cut"
          ) AS "t33"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t35"."office",
              "t8"."year",
              "t19"."indicator",
              "t8"."definition",
              "t35"."numerator",
              "t35"."denominator"
            FROM (
              SELECT
                "t32"."office",
                "t32"."number",
                SUM("t32"."numerator") AS "numerator",
                SUM("t32"."denominator") AS "denominator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t25"."office",
                    "t9"."number",
                    0 AS "numerator",
                    "t25"."villages" AS "denominator"
                  FROM (
                    SELECT
                      "t22"."office",
                      "t22"."village_kind",
                      "t22"."valid_from",
                      "t22"."valid_to",
                      COUNT(*) AS "villages"
                    FROM "t17" AS "t22"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t25"
                  INNER JOIN "terms" AS "t9"
                    ON "t25"."village_kind" = "t9"."village_kind"
                    AND (
                      (
                        "t25"."valid_from" IS NULL
                      ) OR (
                        "t25"."valid_from" <= "t9"."due"
                      )
                    )
                    AND (
                      (
                        "t25"."valid_to" IS NULL
                      ) OR (
                        "t25"."valid_to" >= "t9"."due"
                      )
                    )
                ) AS "t29"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t27"."office",
                    "t27"."number",
                    1 AS "numerator",
                    0 AS "denominator"
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
                      "t11"."number",
                      "t11"."village_kind" AS "village_kind_right",
                      "t11"."kind" AS "kind_right",
                      "t11"."event",
                      "t11"."fiscal_year" AS "fiscal_year_right",
                      "t11"."due",
                      "t11"."cut"
                    FROM (
                      SELECT
                        *
                      FROM "document_days" AS "t5"
                      WHERE
                        "t5"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                        AND "t5"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                    ) AS "t21"
                    SEMI JOIN "terms" AS "t10"
                      ON "t21"."kind" = "t10"."kind" AND "t21"."fiscal_year" = "t10"."fiscal_year"
                    INNER JOIN "t17" AS "t23"
                      ON "t21"."office" = "t23"."office" AND "t21"."village" = "t23"."village"
                    INNER JOIN "terms" AS "t11"
                      ON "t23"."village_kind" = "t11"."village_kind"
                      AND "t21"."kind" = "t11"."kind"
                      AND "t21"."fiscal_year" = "t11"."fiscal_year"
                      AND (
                        (
                          "t23"."valid_from" IS NULL
                        ) OR (
                          "t23"."valid_from" <= "t11"."due"
                        )
                      )
                      AND (
                        (
                          "t23"."valid_to" IS NULL
                        ) OR (
                          "t23"."valid_to" >= "t11"."due"
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
                ) AS "t31"
              ) AS "t32"
              GROUP BY
                1,
                2
            ) AS "t35"
            INNER JOIN "lists" AS "t8"
              ON "t35"."number" = "t8"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t19"
              ON "t35"."office" = "t19"."office"
              AND "t8"."definition" = "t19"."definition"
              AND "t8"."year" = "t19"."year"
              AND "t8"."basis" = "t19"."basis"
              AND "t8"."cut" = "t19"."cut"
          ) AS "t36"
        ) AS "t37"
      ) AS "t38"
      GROUP BY
        1,
        2,
        3,
        4
    ) AS "t39"
  ) AS "t40"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t41"
ORDER BY
  "t41"."area" ASC,
  "t41"."year" ASC,
  "t41"."indicator" ASC,
  "t41"."definition" ASC;

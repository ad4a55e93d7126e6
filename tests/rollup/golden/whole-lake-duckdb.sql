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
    "t39"."area",
    "t39"."year",
    "t39"."indicator",
    "t39"."definition",
    SUM("t39"."numerator") AS "numerator",
    SUM("t39"."denominator") AS "denominator",
    SUM("t39"."offices") AS "offices",
    SUM("t39"."unmeasurable") AS "unmeasurable"
  FROM (
    SELECT
      "t38"."office",
      "t38"."year",
      "t38"."indicator",
      "t38"."definition",
      "t38"."numerator",
      "t38"."denominator",
      "t38"."office" - (
        "t38"."office" % 100
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t38"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t37"."office",
        "t37"."year",
        "t37"."indicator",
        "t37"."definition",
        SUM("t37"."numerator") AS "numerator",
        SUM("t37"."denominator") AS "denominator"
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
        ) AS "t13"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t29"."office",
              "t7"."year",
              "t18"."indicator",
              "t18"."definition",
              "t29"."numerator",
              "t29"."denominator"
            FROM (
              SELECT
                "t25"."office",
                "t25"."number",
                COUNT(*) AS "denominator",
                COUNT(*) FILTER(WHERE
                  "t25"."fulfilled_on" <= "t25"."cut") AS "numerator"
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
                    "t3"."year" IN (2023, 2024)
                ) AS "t20"
                INNER JOIN "last_days" AS "t7"
                  ON "t20"."year" = "t7"."year" AND "t20"."counted_on" <= "t7"."cut"
              ) AS "t25"
              GROUP BY
                1,
                2
            ) AS "t29"
            INNER JOIN "last_days" AS "t7"
              ON "t29"."number" = "t7"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t18"
              ON "t29"."office" = "t18"."office"
              AND "t7"."year" = "t18"."year"
              AND "t7"."cut" = "t18"."cut"
          ) AS "t32"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t34"."office",
              "t8"."year",
              "t19"."indicator",
              "t8"."definition",
              "t34"."numerator",
              "t34"."denominator"
            FROM (
              SELECT
                "t31"."office",
                "t31"."number",
                SUM("t31"."numerator") AS "numerator",
                SUM("t31"."denominator") AS "denominator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t24"."office",
                    "t9"."number",
                    0 AS "numerator",
                    "t24"."villages" AS "denominator"
                  FROM (
                    SELECT
                      "t21"."office",
                      "t21"."village_kind",
                      "t21"."valid_from",
                      "t21"."valid_to",
                      COUNT(*) AS "villages"
                    FROM "t17" AS "t21"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t24"
                  INNER JOIN "terms" AS "t9"
                    ON "t24"."village_kind" = "t9"."village_kind"
                    AND (
                      (
                        "t24"."valid_from" IS NULL
                      ) OR (
                        "t24"."valid_from" <= "t9"."due"
                      )
                    )
                    AND (
                      (
                        "t24"."valid_to" IS NULL
                      ) OR (
                        "t24"."valid_to" >= "t9"."due"
                      )
                    )
                ) AS "t28"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t26"."office",
                    "t26"."number",
                    1 AS "numerator",
                    0 AS "denominator"
                  FROM (
                    SELECT
                      "t12"."fiscal_year",
                      "t12"."office",
                      "t12"."village",
                      "t12"."kind",
                      "t12"."since",
                      "t12"."until",
                      "t12"."enacted_on",
                      "t12"."submitted_on",
                      "t22"."valid_from",
                      "t22"."valid_to",
                      "t22"."village_kind",
                      "t11"."number",
                      "t11"."village_kind" AS "village_kind_right",
                      "t11"."kind" AS "kind_right",
                      "t11"."event",
                      "t11"."fiscal_year" AS "fiscal_year_right",
                      "t11"."due",
                      "t11"."cut"
                    FROM "document_days" AS "t12"
                    SEMI JOIN "terms" AS "t10"
                      ON "t12"."kind" = "t10"."kind" AND "t12"."fiscal_year" = "t10"."fiscal_year"
                    INNER JOIN "t17" AS "t22"
                      ON "t12"."office" = "t22"."office" AND "t12"."village" = "t22"."village"
                    INNER JOIN "terms" AS "t11"
                      ON "t22"."village_kind" = "t11"."village_kind"
                      AND "t12"."kind" = "t11"."kind"
                      AND "t12"."fiscal_year" = "t11"."fiscal_year"
                      AND (
                        (
                          "t22"."valid_from" IS NULL
                        ) OR (
                          "t22"."valid_from" <= "t11"."due"
                        )
                      )
                      AND (
                        (
                          "t22"."valid_to" IS NULL
                        ) OR (
                          "t22"."valid_to" >= "t11"."due"
                        )
                      )
                  ) AS "t26"
                  WHERE
                    CASE
                      WHEN "t26"."event" = 'ditetapkan'
                      THEN "t26"."enacted_on"
                      ELSE "t26"."submitted_on"
                    END <= "t26"."due"
                    AND CASE
                      WHEN "t26"."event" = 'ditetapkan'
                      THEN "t26"."enacted_on"
                      ELSE "t26"."submitted_on"
                    END <= "t26"."cut"
                ) AS "t30"
              ) AS "t31"
              GROUP BY
                1,
                2
            ) AS "t34"
            INNER JOIN "lists" AS "t8"
              ON "t34"."number" = "t8"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t19"
              ON "t34"."office" = "t19"."office"
              AND "t8"."definition" = "t19"."definition"
              AND "t8"."year" = "t19"."year"
              AND "t8"."basis" = "t19"."basis"
              AND "t8"."cut" = "t19"."cut"
          ) AS "t35"
        ) AS "t36"
      ) AS "t37"
      GROUP BY
        1,
        2,
        3,
        4
    ) AS "t38"
  ) AS "t39"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t40"
ORDER BY
  "t40"."area" ASC,
  "t40"."year" ASC,
  "t40"."indicator" ASC,
  "t40"."definition" ASC;

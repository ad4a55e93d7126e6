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
WITH "t11" AS (
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
    "t41"."area",
    "t41"."year",
    "t41"."indicator",
    "t41"."definition",
    SUM("t41"."numerator") AS "numerator",
    SUM("t41"."denominator") AS "denominator",
    SUM("t41"."offices") AS "offices",
    SUM("t41"."unmeasurable") AS "unmeasurable"
  FROM (
    SELECT
      "t40"."office",
      "t40"."year",
      "t40"."indicator",
      "t40"."definition",
      "t40"."numerator",
      "t40"."denominator",
      "t40"."office" - (
        "t40"."office" % 100
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t40"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t39"."office",
        "t39"."year",
        "t39"."indicator",
        "t39"."definition",
        SUM("t39"."numerator") AS "numerator",
        SUM("t39"."denominator") AS "denominator"
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
        ) AS "t9"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t31"."office",
              "t6"."year",
              "t18"."indicator",
              "t18"."definition",
              "t31"."numerator",
              "t31"."denominator"
            FROM (
              SELECT
                "t27"."office",
                "t27"."number",
                COUNT(*) AS "denominator",
                COUNT(*) FILTER(WHERE
                  "t27"."fulfilled_on" <= "t27"."cut") AS "numerator"
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
                    "t3"."year" IN (2023, 2024)
                ) AS "t22"
                INNER JOIN "last_days" AS "t6"
                  ON "t22"."year" = "t6"."year" AND "t22"."counted_on" <= "t6"."cut"
              ) AS "t27"
              GROUP BY
                1,
                2
            ) AS "t31"
            INNER JOIN "last_days" AS "t6"
              ON "t31"."number" = "t6"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t18"
              ON "t31"."office" = "t18"."office"
              AND "t6"."year" = "t18"."year"
              AND "t6"."cut" = "t18"."cut"
          ) AS "t34"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t36"."office",
              "t7"."year",
              "t19"."indicator",
              "t7"."definition",
              "t36"."numerator",
              "t36"."denominator"
            FROM (
              SELECT
                "t33"."office",
                "t33"."number",
                SUM("t33"."numerator") AS "numerator",
                SUM("t33"."denominator") AS "denominator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t26"."office",
                    "t20"."number",
                    0 AS "numerator",
                    "t26"."villages" AS "denominator"
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
                  INNER JOIN "t11" AS "t20"
                    ON "t26"."village_kind" = "t20"."village_kind"
                    AND (
                      (
                        "t26"."valid_from" IS NULL
                      ) OR (
                        "t26"."valid_from" <= "t20"."due"
                      )
                    )
                    AND (
                      (
                        "t26"."valid_to" IS NULL
                      ) OR (
                        "t26"."valid_to" >= "t20"."due"
                      )
                    )
                ) AS "t30"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t28"."office",
                    "t28"."number",
                    1 AS "numerator",
                    0 AS "denominator"
                  FROM (
                    SELECT
                      "t8"."fiscal_year",
                      "t8"."office",
                      "t8"."village",
                      "t8"."kind",
                      "t8"."since",
                      "t8"."until",
                      "t8"."enacted_on",
                      "t8"."submitted_on",
                      "t24"."valid_from",
                      "t24"."valid_to",
                      "t24"."village_kind",
                      "t21"."number",
                      "t21"."village_kind" AS "village_kind_right",
                      "t21"."kind" AS "kind_right",
                      "t21"."event",
                      "t21"."fiscal_year" AS "fiscal_year_right",
                      "t21"."due",
                      "t21"."cut"
                    FROM "document_days" AS "t8"
                    SEMI JOIN (
                      SELECT DISTINCT
                        "t2"."kind",
                        "t2"."fiscal_year"
                      FROM "terms" AS "t2"
                    ) AS "t14"
                      ON "t8"."kind" = "t14"."kind" AND "t8"."fiscal_year" = "t14"."fiscal_year"
                    INNER JOIN "t17" AS "t24"
                      ON "t8"."office" = "t24"."office" AND "t8"."village" = "t24"."village"
                    INNER JOIN "t11" AS "t21"
                      ON "t24"."village_kind" = "t21"."village_kind"
                      AND "t8"."kind" = "t21"."kind"
                      AND "t8"."fiscal_year" = "t21"."fiscal_year"
                      AND (
                        (
                          "t24"."valid_from" IS NULL
                        ) OR (
                          "t24"."valid_from" <= "t21"."due"
                        )
                      )
                      AND (
                        (
                          "t24"."valid_to" IS NULL
                        ) OR (
                          "t24"."valid_to" >= "t21"."due"
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
                ) AS "t32"
              ) AS "t33"
              GROUP BY
                1,
                2
            ) AS "t36"
            INNER JOIN "terms" AS "t7"
              ON "t36"."number" = "t7"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t19"
              ON "t36"."office" = "t19"."office"
              AND "t7"."definition" = "t19"."definition"
              AND "t7"."year" = "t19"."year"
              AND "t7"."basis" = "t19"."basis"
              AND "t7"."cut" = "t19"."cut"
          ) AS "t37"
        ) AS "t38"
      ) AS "t39"
      GROUP BY
        1,
        2,
        3,
        4
    ) AS "t40"
  ) AS "t41"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t42"
ORDER BY
  "t42"."area" ASC,
  "t42"."year" ASC,
  "t42"."indicator" ASC,
  "t42"."definition" ASC;

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
WITH "t9" AS (
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
    "t41"."area",
    "t41"."year",
    "t41"."indicator",
    "t41"."definition",
    SUM("t41"."numerator") AS "numerator",
    SUM("t41"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t41"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
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
          COALESCE("t29"."numerator", 0) AS "numerator",
          COALESCE("t29"."denominator", 0) AS "denominator"
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
            "t25"."office",
            "t25"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t25"."fulfilled_on" <= "t25"."cut") AS "numerator"
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
                "t2"."year" IN (2023, 2024)
            ) AS "t18"
            INNER JOIN "last_days" AS "t6"
              ON "t18"."year" = "t6"."year" AND "t18"."counted_on" <= "t6"."cut"
          ) AS "t25"
          GROUP BY
            1,
            2
        ) AS "t29"
          ON "t16"."office" = "t29"."office" AND "t6"."number" = "t29"."number"
      ) AS "t33"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t17"."office",
          "t17"."year",
          "t17"."indicator",
          "t17"."definition",
          COALESCE("t38"."numerator", 0) AS "numerator",
          COALESCE("t38"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'timeliness'
        ) AS "t17"
        LEFT OUTER JOIN (
          SELECT
            "t36"."office",
            "t36"."year",
            "t36"."indicator",
            "t36"."definition",
            SUM("t36"."numerator") AS "numerator",
            SUM("t36"."denominator") AS "denominator"
          FROM (
            SELECT
              "t17"."office",
              "t17"."year",
              "t17"."indicator",
              "t17"."definition",
              "t13"."number",
              "t32"."denominator",
              "t35"."office" AS "office_right",
              "t35"."number" AS "number_right",
              "t35"."numerator"
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
            ) AS "t13"
              ON "t17"."definition" = "t13"."definition"
              AND "t17"."year" = "t13"."year"
              AND "t17"."basis" = "t13"."basis"
              AND "t17"."cut" = "t13"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t28"."office",
                "t28"."number",
                SUM("t28"."villages") AS "denominator"
              FROM (
                SELECT
                  "t24"."office",
                  "t24"."village_kind",
                  "t24"."valid_from",
                  "t24"."valid_to",
                  "t24"."villages",
                  "t19"."number",
                  "t19"."village_kind" AS "village_kind_right",
                  "t19"."kind",
                  "t19"."event",
                  "t19"."fiscal_year",
                  "t19"."due",
                  "t19"."cut"
                FROM (
                  SELECT
                    "t21"."office",
                    "t21"."village_kind",
                    "t21"."valid_from",
                    "t21"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t15" AS "t21"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t24"
                INNER JOIN "t9" AS "t19"
                  ON "t24"."village_kind" = "t19"."village_kind"
                  AND (
                    (
                      "t24"."valid_from" IS NULL
                    ) OR (
                      "t24"."valid_from" <= "t19"."due"
                    )
                  )
                  AND (
                    (
                      "t24"."valid_to" IS NULL
                    ) OR (
                      "t24"."valid_to" >= "t19"."due"
                    )
                  )
              ) AS "t28"
              GROUP BY
                1,
                2
            ) AS "t32"
              ON "t17"."office" = "t32"."office" AND "t13"."number" = "t32"."number"
            LEFT OUTER JOIN (
              SELECT
                "t31"."office",
                "t31"."number",
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
                    "t22"."valid_from",
                    "t22"."valid_to",
                    "t22"."village_kind",
                    "t20"."number",
                    "t20"."village_kind" AS "village_kind_right",
                    "t20"."kind" AS "kind_right",
                    "t20"."event",
                    "t20"."fiscal_year" AS "fiscal_year_right",
                    "t20"."due",
                    "t20"."cut"
                  FROM "document_days" AS "t7"
                  INNER JOIN "t15" AS "t22"
                    ON "t7"."office" = "t22"."office" AND "t7"."village" = "t22"."village"
                  INNER JOIN "t9" AS "t20"
                    ON "t22"."village_kind" = "t20"."village_kind"
                    AND "t7"."kind" = "t20"."kind"
                    AND "t7"."fiscal_year" = "t20"."fiscal_year"
                    AND (
                      (
                        "t22"."valid_from" IS NULL
                      ) OR (
                        "t22"."valid_from" <= "t20"."due"
                      )
                    )
                    AND (
                      (
                        "t22"."valid_to" IS NULL
                      ) OR (
                        "t22"."valid_to" >= "t20"."due"
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
              ) AS "t31"
              GROUP BY
                1,
                2
            ) AS "t35"
              ON "t17"."office" = "t35"."office" AND "t13"."number" = "t35"."number"
          ) AS "t36"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t38"
          ON "t17"."office" = "t38"."office"
          AND "t17"."year" = "t38"."year"
          AND "t17"."indicator" = "t38"."indicator"
          AND "t17"."definition" = "t38"."definition"
      ) AS "t39"
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

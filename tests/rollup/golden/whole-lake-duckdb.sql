WITH "t11" AS (
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
), "t20" AS (
  SELECT
    "t12"."office",
    "t14"."year",
    "t12"."indicator",
    "t12"."definition",
    "t12"."method",
    "t12"."basis",
    "t14"."cut"
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
  ) AS "t12"
  INNER JOIN (
    SELECT
      *
    FROM "cut" AS "t2"
    WHERE
      "t2"."quarter" = 2 AND "t2"."year" IN (2023, 2024)
  ) AS "t14"
    ON "t12"."definition" = "t14"."definition"
    AND "t12"."basis" = "t14"."basis"
    AND "t12"."year_from" <= "t14"."year"
    AND "t12"."year_to" >= "t14"."year"
), "t34" AS (
  SELECT
    "t31"."definition",
    "t31"."year",
    "t31"."basis",
    "t31"."cut",
    "t31"."village_kind",
    "t31"."kind",
    "t31"."event",
    "t31"."fiscal_year",
    "t31"."due",
    DENSE_RANK() OVER (
      ORDER BY "t31"."village_kind" ASC, "t31"."kind" ASC, "t31"."event" ASC, "t31"."fiscal_year" ASC, "t31"."due" ASC, "t31"."cut" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "term"
  FROM (
    SELECT
      "t29"."definition",
      "t29"."year",
      "t29"."basis",
      "t29"."cut",
      "t15"."village_kind",
      "t15"."kind",
      "t15"."event",
      "t15"."fiscal_year",
      "t15"."due"
    FROM (
      SELECT DISTINCT
        "t21"."definition",
        "t21"."year",
        "t21"."basis",
        "t21"."cut"
      FROM "t20" AS "t21"
      WHERE
        "t21"."method" = 'timeliness'
    ) AS "t29"
    INNER JOIN (
      SELECT
        *
      FROM "due" AS "t4"
      WHERE
        "t4"."year" IN (2023, 2024)
    ) AS "t15"
      ON "t29"."definition" = "t15"."definition"
      AND "t29"."year" = "t15"."year"
      AND "t29"."basis" = "t15"."basis"
  ) AS "t31"
), "t37" AS (
  SELECT DISTINCT
    "t35"."term",
    "t35"."village_kind",
    "t35"."kind",
    "t35"."event",
    "t35"."fiscal_year",
    "t35"."due",
    "t35"."cut"
  FROM "t34" AS "t35"
)
SELECT
  *
FROM (
  SELECT
    "t55"."area",
    "t55"."year",
    "t55"."indicator",
    "t55"."definition",
    SUM("t55"."numerator") AS "numerator",
    SUM("t55"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t55"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t54"."office",
      "t54"."year",
      "t54"."indicator",
      "t54"."definition",
      "t54"."numerator",
      "t54"."denominator",
      "t54"."office" - (
        "t54"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t26"."office",
          "t26"."year",
          "t26"."indicator",
          "t26"."definition",
          COALESCE("t33"."numerator", 0) AS "numerator",
          COALESCE("t33"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t20" AS "t21"
          WHERE
            "t21"."method" = 'follow_up'
        ) AS "t26"
        LEFT OUTER JOIN (
          SELECT
            "t30"."office",
            "t30"."year",
            "t30"."cut",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t30"."fulfilled_on" <= "t30"."cut") AS "numerator"
          FROM (
            SELECT
              "t13"."year",
              "t13"."office",
              "t13"."since",
              "t13"."until",
              "t13"."counted_on",
              "t13"."fulfilled_on",
              "t27"."year" AS "year_right",
              "t27"."cut"
            FROM (
              SELECT
                *
              FROM "activity_days" AS "t1"
              WHERE
                "t1"."year" IN (2023, 2024)
            ) AS "t13"
            INNER JOIN (
              SELECT DISTINCT
                "t21"."year",
                "t21"."cut"
              FROM "t20" AS "t21"
              WHERE
                "t21"."method" = 'follow_up'
            ) AS "t27"
              ON "t13"."year" = "t27"."year" AND "t13"."counted_on" <= "t27"."cut"
          ) AS "t30"
          GROUP BY
            1,
            2,
            3
        ) AS "t33"
          ON "t26"."office" = "t33"."office"
          AND "t26"."year" = "t33"."year"
          AND "t26"."cut" = "t33"."cut"
      ) AS "t38"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t28"."office",
          "t28"."year",
          "t28"."indicator",
          "t28"."definition",
          COALESCE("t52"."numerator", 0) AS "numerator",
          COALESCE("t52"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t20" AS "t21"
          WHERE
            "t21"."method" = 'timeliness'
        ) AS "t28"
        LEFT OUTER JOIN (
          SELECT
            "t50"."office",
            "t50"."year",
            "t50"."indicator",
            "t50"."definition",
            SUM("t50"."numerator") AS "numerator",
            SUM("t50"."denominator") AS "denominator"
          FROM (
            SELECT
              "t28"."office",
              "t28"."year",
              "t28"."indicator",
              "t28"."definition",
              "t39"."term",
              "t46"."denominator",
              "t49"."office" AS "office_right",
              "t49"."term" AS "term_right",
              "t49"."numerator"
            FROM (
              SELECT
                *
              FROM "t20" AS "t21"
              WHERE
                "t21"."method" = 'timeliness'
            ) AS "t28"
            INNER JOIN (
              SELECT
                "t35"."term",
                "t35"."definition",
                "t35"."year",
                "t35"."basis",
                "t35"."cut"
              FROM "t34" AS "t35"
            ) AS "t39"
              ON "t28"."definition" = "t39"."definition"
              AND "t28"."year" = "t39"."year"
              AND "t28"."basis" = "t39"."basis"
              AND "t28"."cut" = "t39"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t43"."office",
                "t43"."term",
                SUM("t43"."villages") AS "denominator"
              FROM (
                SELECT
                  "t41"."term",
                  "t41"."village_kind",
                  "t41"."kind",
                  "t41"."event",
                  "t41"."fiscal_year",
                  "t41"."due",
                  "t41"."cut",
                  "t19"."office",
                  "t19"."village_kind" AS "village_kind_right",
                  "t19"."valid_from",
                  "t19"."valid_to",
                  "t19"."villages"
                FROM "t37" AS "t41"
                INNER JOIN (
                  SELECT
                    "t16"."office",
                    "t16"."village_kind",
                    "t16"."valid_from",
                    "t16"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t11" AS "t16"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t19"
                  ON "t41"."village_kind" = "t19"."village_kind"
                  AND (
                    (
                      "t19"."valid_from" IS NULL
                    ) OR (
                      "t19"."valid_from" <= "t41"."due"
                    )
                  )
                  AND (
                    (
                      "t19"."valid_to" IS NULL
                    ) OR (
                      "t19"."valid_to" >= "t41"."due"
                    )
                  )
              ) AS "t43"
              GROUP BY
                1,
                2
            ) AS "t46"
              ON "t28"."office" = "t46"."office" AND "t39"."term" = "t46"."term"
            LEFT OUTER JOIN (
              SELECT
                "t47"."office",
                "t47"."term",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t6"."fiscal_year",
                    "t6"."office",
                    "t6"."village",
                    "t6"."kind",
                    "t6"."since",
                    "t6"."until",
                    "t6"."enacted_on",
                    "t6"."submitted_on",
                    "t17"."valid_from",
                    "t17"."valid_to",
                    "t17"."village_kind",
                    "t42"."term",
                    "t42"."village_kind" AS "village_kind_right",
                    "t42"."kind" AS "kind_right",
                    "t42"."event",
                    "t42"."fiscal_year" AS "fiscal_year_right",
                    "t42"."due",
                    "t42"."cut"
                  FROM "document_days" AS "t6"
                  INNER JOIN "t11" AS "t17"
                    ON "t6"."office" = "t17"."office" AND "t6"."village" = "t17"."village"
                  INNER JOIN "t37" AS "t42"
                    ON "t17"."village_kind" = "t42"."village_kind"
                    AND "t6"."kind" = "t42"."kind"
                    AND "t6"."fiscal_year" = "t42"."fiscal_year"
                    AND (
                      (
                        "t17"."valid_from" IS NULL
                      ) OR (
                        "t17"."valid_from" <= "t42"."due"
                      )
                    )
                    AND (
                      (
                        "t17"."valid_to" IS NULL
                      ) OR (
                        "t17"."valid_to" >= "t42"."due"
                      )
                    )
                ) AS "t44"
                WHERE
                  CASE
                    WHEN "t44"."event" = 'ditetapkan'
                    THEN "t44"."enacted_on"
                    ELSE "t44"."submitted_on"
                  END <= "t44"."due"
                  AND CASE
                    WHEN "t44"."event" = 'ditetapkan'
                    THEN "t44"."enacted_on"
                    ELSE "t44"."submitted_on"
                  END <= "t44"."cut"
              ) AS "t47"
              GROUP BY
                1,
                2
            ) AS "t49"
              ON "t28"."office" = "t49"."office" AND "t39"."term" = "t49"."term"
          ) AS "t50"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t52"
          ON "t28"."office" = "t52"."office"
          AND "t28"."year" = "t52"."year"
          AND "t28"."indicator" = "t52"."indicator"
          AND "t28"."definition" = "t52"."definition"
      ) AS "t53"
    ) AS "t54"
  ) AS "t55"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t56"
ORDER BY
  "t56"."area" ASC,
  "t56"."year" ASC,
  "t56"."indicator" ASC,
  "t56"."definition" ASC

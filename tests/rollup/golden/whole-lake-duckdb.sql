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
), "t33" AS (
  SELECT
    "t30"."definition",
    "t30"."year",
    "t30"."basis",
    "t30"."cut",
    "t30"."village_kind",
    "t30"."kind",
    "t30"."event",
    "t30"."fiscal_year",
    "t30"."due",
    DENSE_RANK() OVER (
      ORDER BY "t30"."village_kind" ASC, "t30"."kind" ASC, "t30"."event" ASC, "t30"."fiscal_year" ASC, "t30"."due" ASC, "t30"."cut" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "number"
  FROM (
    SELECT
      "t28"."definition",
      "t28"."year",
      "t28"."basis",
      "t28"."cut",
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
    ) AS "t28"
    INNER JOIN (
      SELECT
        *
      FROM "due" AS "t4"
      WHERE
        "t4"."year" IN (2023, 2024)
    ) AS "t15"
      ON "t28"."definition" = "t15"."definition"
      AND "t28"."year" = "t15"."year"
      AND "t28"."basis" = "t15"."basis"
  ) AS "t30"
), "t36" AS (
  SELECT DISTINCT
    "t34"."number",
    "t34"."village_kind",
    "t34"."kind",
    "t34"."event",
    "t34"."fiscal_year",
    "t34"."due",
    "t34"."cut"
  FROM "t33" AS "t34"
)
SELECT
  *
FROM (
  SELECT
    "t56"."area",
    "t56"."year",
    "t56"."indicator",
    "t56"."definition",
    SUM("t56"."numerator") AS "numerator",
    SUM("t56"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t56"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t55"."office",
      "t55"."year",
      "t55"."indicator",
      "t55"."definition",
      "t55"."numerator",
      "t55"."denominator",
      "t55"."office" - (
        "t55"."office" % 100
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
          COALESCE("t40"."numerator", 0) AS "numerator",
          COALESCE("t40"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t20" AS "t21"
          WHERE
            "t21"."method" = 'follow_up'
        ) AS "t26"
        INNER JOIN (
          SELECT
            "t23"."year",
            "t23"."cut",
            DENSE_RANK() OVER (
              ORDER BY "t23"."year" ASC, "t23"."cut" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "number"
          FROM (
            SELECT DISTINCT
              "t21"."year",
              "t21"."cut"
            FROM "t20" AS "t21"
            WHERE
              "t21"."method" = 'follow_up'
          ) AS "t23"
        ) AS "t31"
          ON "t26"."year" = "t31"."year" AND "t26"."cut" = "t31"."cut"
        LEFT OUTER JOIN (
          SELECT
            "t32"."office",
            "t32"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t32"."fulfilled_on" <= "t32"."cut") AS "numerator"
          FROM (
            SELECT
              "t13"."year",
              "t13"."office",
              "t13"."since",
              "t13"."until",
              "t13"."counted_on",
              "t13"."fulfilled_on",
              "t31"."year" AS "year_right",
              "t31"."cut",
              "t31"."number"
            FROM (
              SELECT
                *
              FROM "activity_days" AS "t1"
              WHERE
                "t1"."year" IN (2023, 2024)
            ) AS "t13"
            INNER JOIN (
              SELECT
                "t23"."year",
                "t23"."cut",
                DENSE_RANK() OVER (
                  ORDER BY "t23"."year" ASC, "t23"."cut" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "number"
              FROM (
                SELECT DISTINCT
                  "t21"."year",
                  "t21"."cut"
                FROM "t20" AS "t21"
                WHERE
                  "t21"."method" = 'follow_up'
              ) AS "t23"
            ) AS "t31"
              ON "t13"."year" = "t31"."year" AND "t13"."counted_on" <= "t31"."cut"
          ) AS "t32"
          GROUP BY
            1,
            2
        ) AS "t40"
          ON "t26"."office" = "t40"."office" AND "t31"."number" = "t40"."number"
      ) AS "t43"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t27"."office",
          "t27"."year",
          "t27"."indicator",
          "t27"."definition",
          COALESCE("t53"."numerator", 0) AS "numerator",
          COALESCE("t53"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t20" AS "t21"
          WHERE
            "t21"."method" = 'timeliness'
        ) AS "t27"
        LEFT OUTER JOIN (
          SELECT
            "t51"."office",
            "t51"."year",
            "t51"."indicator",
            "t51"."definition",
            SUM("t51"."numerator") AS "numerator",
            SUM("t51"."denominator") AS "denominator"
          FROM (
            SELECT
              "t27"."office",
              "t27"."year",
              "t27"."indicator",
              "t27"."definition",
              "t38"."number",
              "t47"."denominator",
              "t50"."office" AS "office_right",
              "t50"."number" AS "number_right",
              "t50"."numerator"
            FROM (
              SELECT
                *
              FROM "t20" AS "t21"
              WHERE
                "t21"."method" = 'timeliness'
            ) AS "t27"
            INNER JOIN (
              SELECT
                "t34"."number",
                "t34"."definition",
                "t34"."year",
                "t34"."basis",
                "t34"."cut"
              FROM "t33" AS "t34"
            ) AS "t38"
              ON "t27"."definition" = "t38"."definition"
              AND "t27"."year" = "t38"."year"
              AND "t27"."basis" = "t38"."basis"
              AND "t27"."cut" = "t38"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t44"."office",
                "t44"."number",
                SUM("t44"."villages") AS "denominator"
              FROM (
                SELECT
                  "t41"."number",
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
                FROM "t36" AS "t41"
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
              ) AS "t44"
              GROUP BY
                1,
                2
            ) AS "t47"
              ON "t27"."office" = "t47"."office" AND "t38"."number" = "t47"."number"
            LEFT OUTER JOIN (
              SELECT
                "t48"."office",
                "t48"."number",
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
                    "t42"."number",
                    "t42"."village_kind" AS "village_kind_right",
                    "t42"."kind" AS "kind_right",
                    "t42"."event",
                    "t42"."fiscal_year" AS "fiscal_year_right",
                    "t42"."due",
                    "t42"."cut"
                  FROM "document_days" AS "t6"
                  INNER JOIN "t11" AS "t17"
                    ON "t6"."office" = "t17"."office" AND "t6"."village" = "t17"."village"
                  INNER JOIN "t36" AS "t42"
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
                ) AS "t45"
                WHERE
                  CASE
                    WHEN "t45"."event" = 'ditetapkan'
                    THEN "t45"."enacted_on"
                    ELSE "t45"."submitted_on"
                  END <= "t45"."due"
                  AND CASE
                    WHEN "t45"."event" = 'ditetapkan'
                    THEN "t45"."enacted_on"
                    ELSE "t45"."submitted_on"
                  END <= "t45"."cut"
              ) AS "t48"
              GROUP BY
                1,
                2
            ) AS "t50"
              ON "t27"."office" = "t50"."office" AND "t38"."number" = "t50"."number"
          ) AS "t51"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t53"
          ON "t27"."office" = "t53"."office"
          AND "t27"."year" = "t53"."year"
          AND "t27"."indicator" = "t53"."indicator"
          AND "t27"."definition" = "t53"."definition"
      ) AS "t54"
    ) AS "t55"
  ) AS "t56"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t57"
ORDER BY
  "t57"."area" ASC,
  "t57"."year" ASC,
  "t57"."indicator" ASC,
  "t57"."definition" ASC

WITH "t11" AS (
  SELECT
    *
  FROM "village" AS "t5"
  WHERE
    "t5"."recorded_at" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
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
          "t27"."office",
          "t27"."year",
          "t27"."indicator",
          "t27"."definition",
          COALESCE("t35"."numerator", 0) AS "numerator",
          COALESCE("t35"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t20" AS "t22"
          WHERE
            "t22"."method" = 'follow_up'
        ) AS "t27"
        LEFT OUTER JOIN (
          SELECT
            "t32"."office",
            "t32"."year",
            "t32"."cut",
            COUNT(*) AS "denominator",
            SUM(CASE WHEN "t32"."fulfilled_on" <= "t32"."cut" THEN 1 ELSE 0 END) AS "numerator"
          FROM (
            SELECT
              "t13"."year",
              "t13"."office",
              "t13"."since",
              "t13"."until",
              "t13"."counted_on",
              "t13"."fulfilled_on",
              "t28"."year" AS "year_right",
              "t28"."cut"
            FROM (
              SELECT
                *
              FROM "activity_days" AS "t1"
              WHERE
                "t1"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                AND "t1"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                AND "t1"."year" IN (2023, 2024)
            ) AS "t13"
            INNER JOIN (
              SELECT DISTINCT
                "t22"."year",
                "t22"."cut"
              FROM "t20" AS "t22"
              WHERE
                "t22"."method" = 'follow_up'
            ) AS "t28"
              ON "t13"."year" = "t28"."year" AND "t13"."counted_on" <= "t28"."cut"
          ) AS "t32"
          GROUP BY
            1,
            2,
            3
        ) AS "t35"
          ON "t27"."office" = "t35"."office"
          AND "t27"."year" = "t35"."year"
          AND "t27"."cut" = "t35"."cut"
      ) AS "t36"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t29"."office",
          "t29"."year",
          "t29"."indicator",
          "t29"."definition",
          COALESCE("t38"."numerator", 0) AS "numerator",
          COALESCE("t38"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t20" AS "t22"
          WHERE
            "t22"."method" = 'timeliness'
        ) AS "t29"
        LEFT OUTER JOIN (
          SELECT
            "t33"."office",
            "t33"."year",
            "t33"."indicator",
            "t33"."definition",
            COUNT(*) AS "denominator",
            SUM(
              CASE
                WHEN (
                  CASE
                    WHEN "t33"."event" = 'ditetapkan'
                    THEN "t33"."enacted_on"
                    ELSE "t33"."submitted_on"
                  END <= "t33"."due"
                )
                AND (
                  CASE
                    WHEN "t33"."event" = 'ditetapkan'
                    THEN "t33"."enacted_on"
                    ELSE "t33"."submitted_on"
                  END <= "t33"."cut"
                )
                THEN 1
                ELSE 0
              END
            ) AS "numerator"
          FROM (
            SELECT
              "t29"."office",
              "t29"."year",
              "t29"."indicator",
              "t29"."definition",
              "t29"."cut",
              "t31"."village",
              "t15"."kind",
              "t15"."event",
              "t15"."fiscal_year",
              "t15"."due",
              "t16"."fiscal_year" AS "fiscal_year_right",
              "t16"."office" AS "office_right",
              "t16"."village" AS "village_right",
              "t16"."kind" AS "kind_right",
              "t16"."since",
              "t16"."until",
              "t16"."enacted_on",
              "t16"."submitted_on"
            FROM (
              SELECT
                *
              FROM "t20" AS "t22"
              WHERE
                "t22"."method" = 'timeliness'
            ) AS "t29"
            INNER JOIN (
              SELECT
                *
              FROM "due" AS "t3"
              WHERE
                "t3"."year" IN (2023, 2024)
            ) AS "t15"
              ON "t29"."definition" = "t15"."definition"
              AND "t29"."year" = "t15"."year"
              AND "t29"."basis" = "t15"."basis"
            INNER JOIN (
              SELECT
                "t26"."office",
                "t26"."village",
                "t26"."valid_from",
                "t26"."valid_to",
                "t26"."kind" AS "village_kind"
              FROM (
                SELECT
                  "t21"."office",
                  "t21"."village",
                  "t21"."version",
                  "t18"."recorded_at",
                  "t18"."annulled",
                  "t18"."kind",
                  "t18"."valid_from",
                  "t18"."valid_to"
                FROM (
                  SELECT
                    "t17"."office",
                    "t17"."village",
                    MAX("t17"."version") AS "version"
                  FROM "t11" AS "t17"
                  GROUP BY
                    1,
                    2
                ) AS "t21"
                INNER JOIN "t11" AS "t18"
                  ON "t21"."office" = "t18"."office"
                  AND "t21"."village" = "t18"."village"
                  AND "t21"."version" = "t18"."version"
              ) AS "t26"
              WHERE
                NOT (
                  "t26"."annulled"
                )
            ) AS "t31"
              ON "t29"."office" = "t31"."office"
              AND "t15"."village_kind" = "t31"."village_kind"
              AND (
                (
                  "t31"."valid_from" IS NULL
                ) OR (
                  "t31"."valid_from" <= "t15"."due"
                )
              )
              AND (
                (
                  "t31"."valid_to" IS NULL
                ) OR (
                  "t31"."valid_to" >= "t15"."due"
                )
              )
            LEFT OUTER JOIN (
              SELECT
                *
              FROM "document_days" AS "t4"
              WHERE
                "t4"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
                AND "t4"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
            ) AS "t16"
              ON "t29"."office" = "t16"."office"
              AND "t31"."village" = "t16"."village"
              AND "t15"."kind" = "t16"."kind"
              AND "t15"."fiscal_year" = "t16"."fiscal_year"
          ) AS "t33"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t38"
          ON "t29"."office" = "t38"."office"
          AND "t29"."year" = "t38"."year"
          AND "t29"."indicator" = "t38"."indicator"
          AND "t29"."definition" = "t38"."definition"
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
  "t42"."definition" ASC

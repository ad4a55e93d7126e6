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

-- without_rule
SELECT
  "t9"."year",
  "t9"."indicator",
  SUM("t9"."offices") AS "offices"
FROM (
  SELECT
    "t8"."definition",
    "t8"."basis",
    "t8"."indicator",
    "t8"."year_from",
    "t8"."year_to",
    "t8"."offices",
    "t5"."year"
  FROM (
    SELECT
      "t3"."definition",
      "t3"."basis",
      "t3"."indicator",
      "t3"."year_from",
      "t3"."year_to",
      COUNT(*) AS "offices"
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
    ) AS "t3"
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS "t8"
  INNER JOIN (
    SELECT
      UNNEST([2023, 2024]) AS "year"
  ) AS "t5"
    ON "t8"."year_from" <= "t5"."year" AND "t8"."year_to" >= "t5"."year"
  ANTI JOIN (
    SELECT
      *
    FROM "cut" AS "t1"
    WHERE
      "t1"."quarter" = 2 AND "t1"."year" IN (2023, 2024)
  ) AS "t6"
    ON "t8"."definition" = "t6"."definition"
    AND "t8"."basis" = "t6"."basis"
    AND "t5"."year" = "t6"."year"
) AS "t9"
GROUP BY
  1,
  2;

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

-- counts
WITH "t11" AS (
  SELECT
    "t4"."office",
    "t4"."village",
    "t4"."valid_from",
    "t4"."valid_to",
    "t4"."kind" AS "village_kind"
  FROM "village_spans" AS "t4"
  WHERE
    "t4"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
    AND "t4"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
)
SELECT
  *
FROM (
  SELECT
    "t20"."office",
    "t20"."number",
    "t20"."numerator",
    "t20"."denominator",
    'follow_up' AS "method"
  FROM (
    SELECT
      "t18"."office",
      "t18"."number",
      COUNT(*) AS "denominator",
      COUNT(*) FILTER(WHERE
        "t18"."fulfilled_on" <= "t18"."cut") AS "numerator"
    FROM (
      SELECT
        "t12"."year",
        "t12"."office",
        "t12"."since",
        "t12"."until",
        "t12"."counted_on",
        "t12"."fulfilled_on",
        "t5"."year" AS "year_right",
        "t5"."cut",
        "t5"."number"
      FROM (
        SELECT
          *
        FROM "activity_days" AS "t0"
        WHERE
          "t0"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
          AND "t0"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
          AND "t0"."year" IN (2023, 2024)
      ) AS "t12"
      INNER JOIN "last_days" AS "t5"
        ON "t12"."year" = "t5"."year" AND "t12"."counted_on" <= "t5"."cut"
    ) AS "t18"
    GROUP BY
      1,
      2
  ) AS "t20"
) AS "t22"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t25"."office",
    "t25"."number",
    "t25"."numerator",
    "t25"."denominator",
    'timeliness' AS "method"
  FROM (
    SELECT
      "t24"."office",
      "t24"."number",
      SUM("t24"."numerator") AS "numerator",
      SUM("t24"."denominator") AS "denominator"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t17"."office",
          "t6"."number",
          0 AS "numerator",
          "t17"."villages" AS "denominator"
        FROM (
          SELECT
            "t14"."office",
            "t14"."village_kind",
            "t14"."valid_from",
            "t14"."valid_to",
            COUNT(*) AS "villages"
          FROM "t11" AS "t14"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t17"
        INNER JOIN "terms" AS "t6"
          ON "t17"."village_kind" = "t6"."village_kind"
          AND (
            (
              "t17"."valid_from" IS NULL
            ) OR (
              "t17"."valid_from" <= "t6"."due"
            )
          )
          AND (
            (
              "t17"."valid_to" IS NULL
            ) OR (
              "t17"."valid_to" >= "t6"."due"
            )
          )
      ) AS "t21"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t19"."office",
          "t19"."number",
          1 AS "numerator",
          0 AS "denominator"
        FROM (
          SELECT
            "t13"."fiscal_year",
            "t13"."office",
            "t13"."village",
            "t13"."kind",
            "t13"."since",
            "t13"."until",
            "t13"."enacted_on",
            "t13"."submitted_on",
            "t15"."valid_from",
            "t15"."valid_to",
            "t15"."village_kind",
            "t8"."number",
            "t8"."village_kind" AS "village_kind_right",
            "t8"."kind" AS "kind_right",
            "t8"."event",
            "t8"."fiscal_year" AS "fiscal_year_right",
            "t8"."due",
            "t8"."cut"
          FROM (
            SELECT
              *
            FROM "document_days" AS "t3"
            WHERE
              "t3"."since" <= MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
              AND "t3"."until" > MAKE_TIMESTAMP(2024, 7, 1, 0, 0, 0.0)
          ) AS "t13"
          SEMI JOIN "terms" AS "t7"
            ON "t13"."kind" = "t7"."kind" AND "t13"."fiscal_year" = "t7"."fiscal_year"
          INNER JOIN "t11" AS "t15"
            ON "t13"."office" = "t15"."office" AND "t13"."village" = "t15"."village"
          INNER JOIN "terms" AS "t8"
            ON "t15"."village_kind" = "t8"."village_kind"
            AND "t13"."kind" = "t8"."kind"
            AND "t13"."fiscal_year" = "t8"."fiscal_year"
            AND (
              (
                "t15"."valid_from" IS NULL
              ) OR (
                "t15"."valid_from" <= "t8"."due"
              )
            )
            AND (
              (
                "t15"."valid_to" IS NULL
              ) OR (
                "t15"."valid_to" >= "t8"."due"
              )
            )
        ) AS "t19"
        WHERE
          CASE
            WHEN "t19"."event" = 'ditetapkan'
            THEN "t19"."enacted_on"
            ELSE "t19"."submitted_on"
          END <= "t19"."due"
          AND CASE
            WHEN "t19"."event" = 'ditetapkan'
            THEN "t19"."enacted_on"
            ELSE "t19"."submitted_on"
          END <= "t19"."cut"
      ) AS "t23"
    ) AS "t24"
    GROUP BY
      1,
      2
  ) AS "t25"
) AS "t26";

-- answer
SELECT
  *
FROM (
  SELECT
    "t20"."area",
    "t20"."year",
    "t20"."indicator",
    "t20"."definition",
    SUM("t20"."numerator") AS "numerator",
    SUM("t20"."denominator") AS "denominator",
    SUM("t20"."offices") AS "offices",
    SUM("t20"."unmeasurable") AS "unmeasurable"
  FROM (
    SELECT
      "t19"."office",
      "t19"."year",
      "t19"."indicator",
      "t19"."definition",
      "t19"."numerator",
      "t19"."denominator",
      "t19"."office" - (
        "t19"."office" % 100
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t19"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t18"."office",
        "t18"."year",
        "t18"."indicator",
        "t18"."definition",
        SUM("t18"."numerator") AS "numerator",
        SUM("t18"."denominator") AS "denominator"
      FROM (
        SELECT
          *
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
          ) AS "t6"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t14"."office",
              "t5"."year",
              "t12"."indicator",
              "t12"."definition",
              "t14"."numerator",
              "t14"."denominator"
            FROM (
              SELECT
                *
              FROM "counts" AS "t1"
              WHERE
                "t1"."method" = 'follow_up'
            ) AS "t14"
            INNER JOIN "last_days" AS "t5"
              ON "t14"."number" = "t5"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t12"
              ON "t14"."office" = "t12"."office"
              AND "t5"."year" = "t12"."year"
              AND "t5"."cut" = "t12"."cut"
          ) AS "t16"
        ) AS "t17"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t13"."office",
            "t4"."year",
            "t11"."indicator",
            "t4"."definition",
            "t13"."numerator",
            "t13"."denominator"
          FROM (
            SELECT
              *
            FROM "counts" AS "t1"
            WHERE
              "t1"."method" = 'timeliness'
          ) AS "t13"
          INNER JOIN "lists" AS "t4"
            ON "t13"."number" = "t4"."number"
          INNER JOIN (
            SELECT
              *
            FROM "questions" AS "t0"
            WHERE
              "t0"."method" = 'timeliness'
          ) AS "t11"
            ON "t13"."office" = "t11"."office"
            AND "t4"."definition" = "t11"."definition"
            AND "t4"."year" = "t11"."year"
            AND "t4"."basis" = "t11"."basis"
            AND "t4"."cut" = "t11"."cut"
        ) AS "t15"
      ) AS "t18"
      GROUP BY
        1,
        2,
        3,
        4
    ) AS "t19"
  ) AS "t20"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t21"
ORDER BY
  "t21"."area" ASC,
  "t21"."year" ASC,
  "t21"."indicator" ASC,
  "t21"."definition" ASC;

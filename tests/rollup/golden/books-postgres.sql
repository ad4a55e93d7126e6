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
    "t0"."since" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND "t0"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
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
        "t0"."since" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
        AND "t0"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
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
      UNNEST(ARRAY[2023, 2024]) AS "year"
  ) AS "t5"
    ON "t8"."year_from" <= "t5"."year" AND "t8"."year_to" >= "t5"."year"
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM (
        SELECT
          *
        FROM "cut" AS "t1"
        WHERE
          "t1"."quarter" = 2 AND "t1"."year" IN (2023, 2024)
      ) AS "t6"
      WHERE
        "t8"."definition" = "t6"."definition"
        AND "t8"."basis" = "t6"."basis"
        AND "t5"."year" = "t6"."year"
    )
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
WITH "t20" AS (
  SELECT DISTINCT
    "t4"."office",
    "t4"."row"
  FROM "activity" AS "t4"
), "t38" AS (
  SELECT
    "t32"."office",
    "t32"."village",
    "t32"."valid_from",
    "t32"."valid_to",
    "t32"."kind" AS "village_kind"
  FROM (
    SELECT
      "t2"."office",
      "t2"."village",
      "t2"."version",
      "t2"."recorded_at",
      "t2"."annulled",
      "t2"."kind",
      "t2"."valid_from",
      "t2"."valid_to",
      COALESCE(
        LEAD("t2"."recorded_at") OVER (
          PARTITION BY "t2"."office", "t2"."village"
          ORDER BY "t2"."recorded_at" ASC, "t2"."version" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ),
        CAST('9999-12-31T00:00:00' AS TIMESTAMP)
      ) AS "until"
    FROM "village" AS "t2"
  ) AS "t32"
  WHERE
    NOT (
      "t32"."annulled"
    )
    AND "t32"."recorded_at" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND "t32"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
), "t65" AS (
  SELECT
    "t60"."office",
    "t60"."row",
    "t60"."at",
    "t60"."was_reported",
    "t13"."version",
    "t13"."recorded_at",
    "t13"."annulled",
    "t13"."state",
    "t13"."takes_back",
    "t13"."dated",
    "t13"."status",
    "t13"."is_outside_authority",
    "t13"."kind",
    "t13"."function",
    "t13"."unit"
  FROM (
    SELECT
      "t55"."office",
      "t55"."row",
      "t55"."at",
      MAX(
        (
          CASE
            WHEN "t55"."state" = 'terverifikasi'
            THEN 3
            WHEN "t55"."annulled"
            THEN 0
            WHEN "t55"."state" = 'draf'
            THEN 1
            ELSE 2
          END * 1000000
        ) + "t55"."version"
      ) % 1000000 AS "decided",
      MAX(
        CASE
          WHEN (
            "t55"."state" <> 'draf'
          )
          AND NOT (
            "t55"."annulled"
          )
          AND (
            "t55"."status" <> 'rencana'
          )
          THEN 1
          ELSE 0
        END
      ) AS "was_reported"
    FROM (
      SELECT
        "t36"."office",
        "t36"."row",
        "t36"."at",
        "t45"."version",
        "t45"."recorded_at",
        "t45"."annulled",
        "t45"."state",
        "t45"."takes_back",
        "t45"."dated",
        "t45"."status",
        "t45"."is_outside_authority",
        "t45"."kind",
        "t45"."function",
        "t45"."unit"
      FROM (
        SELECT
          "t24"."office",
          "t24"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t20" AS "t24"
      ) AS "t36"
      INNER JOIN (
        SELECT
          "t14"."office",
          "t14"."row",
          "t14"."version",
          "t14"."recorded_at",
          "t14"."annulled",
          "t14"."state",
          "t14"."takes_back",
          "t14"."dated",
          "t14"."status",
          "t14"."is_outside_authority",
          "t14"."kind",
          "t14"."function",
          "t14"."unit",
          CASE
            WHEN "t14"."takes_back" IS NOT NULL
            THEN "t14"."recorded_at"
            ELSE "t30"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t14"
        LEFT OUTER JOIN (
          SELECT
            "t4"."office",
            "t4"."row",
            "t4"."takes_back" AS "version",
            "t4"."recorded_at" AS "taken_at"
          FROM "activity" AS "t4"
          WHERE
            "t4"."takes_back" IS NOT NULL
        ) AS "t30"
          ON "t14"."office" = "t30"."office"
          AND "t14"."row" = "t30"."row"
          AND "t14"."version" = "t30"."version"
      ) AS "t45"
        ON "t36"."office" = "t45"."office"
        AND "t36"."row" = "t45"."row"
        AND "t45"."recorded_at" <= "t36"."at"
        AND (
          (
            "t45"."gone_at" IS NULL
          ) OR (
            "t45"."gone_at" > "t36"."at"
          )
        )
    ) AS "t55"
    GROUP BY
      1,
      2,
      3
  ) AS "t60"
  INNER JOIN "activity" AS "t13"
    ON "t60"."office" = "t13"."office"
    AND "t60"."row" = "t13"."row"
    AND "t60"."decided" = "t13"."version"
)
SELECT
  *
FROM (
  SELECT
    "t92"."office",
    "t92"."number",
    "t92"."numerator",
    "t92"."denominator",
    'follow_up' AS "method"
  FROM (
    SELECT
      "t91"."office",
      "t91"."number",
      COUNT(*) AS "denominator",
      COUNT(*) FILTER(WHERE
        "t91"."fulfilled_on" <= "t91"."cut") AS "numerator"
    FROM (
      SELECT
        "t90"."office",
        "t90"."row",
        "t90"."at",
        "t90"."counted_on",
        "t90"."fulfilled_on",
        "t90"."year",
        "t7"."year" AS "year_right",
        "t7"."cut",
        "t7"."number"
      FROM (
        SELECT
          "t88"."office",
          "t88"."row",
          "t88"."at",
          "t88"."counted_on",
          "t88"."fulfilled_on",
          EXTRACT(year FROM "t88"."counted_on") AS "year"
        FROM (
          SELECT
            "t75"."office",
            "t75"."row",
            "t75"."at",
            "t75"."counted_on",
            "t85"."fulfilled_on"
          FROM (
            SELECT
              "t66"."office",
              "t66"."row",
              "t66"."at",
              "t66"."dated" AS "counted_on",
              "t66"."state" = 'terverifikasi' AS "is_verified"
            FROM "t65" AS "t66"
            WHERE
              NOT (
                "t66"."annulled" AND (
                  "t66"."state" = 'terverifikasi'
                )
              )
              AND "t66"."state" <> 'draf'
              AND (
                NOT (
                  (
                    "t66"."status" = 'batal'
                  )
                  OR (
                    "t66"."status" = 'rencana'
                  )
                  OR "t66"."is_outside_authority"
                )
                OR (
                  NOT (
                    "t66"."state" = 'terverifikasi'
                  )
                  AND (
                    NOT (
                      "t66"."status" = 'rencana'
                    ) OR (
                      "t66"."was_reported" = 1
                    )
                  )
                )
              )
          ) AS "t75"
          LEFT OUTER JOIN (
            SELECT
              "t81"."office",
              "t81"."row",
              "t81"."at",
              MIN("t81"."proved_on") AS "fulfilled_on"
            FROM (
              SELECT
                "t76"."office",
                "t76"."row",
                "t76"."at",
                "t76"."counted_on",
                "t76"."is_verified",
                "t79"."office" AS "office_right",
                "t79"."activity",
                "t79"."at" AS "at_right",
                "t79"."proved_on"
              FROM (
                SELECT
                  "t66"."office",
                  "t66"."row",
                  "t66"."at",
                  "t66"."dated" AS "counted_on",
                  "t66"."state" = 'terverifikasi' AS "is_verified"
                FROM "t65" AS "t66"
                WHERE
                  NOT (
                    "t66"."annulled" AND (
                      "t66"."state" = 'terverifikasi'
                    )
                  )
                  AND "t66"."state" <> 'draf'
                  AND (
                    NOT (
                      (
                        "t66"."status" = 'batal'
                      )
                      OR (
                        "t66"."status" = 'rencana'
                      )
                      OR "t66"."is_outside_authority"
                    )
                    OR (
                      NOT (
                        "t66"."state" = 'terverifikasi'
                      )
                      AND (
                        NOT (
                          "t66"."status" = 'rencana'
                        ) OR (
                          "t66"."was_reported" = 1
                        )
                      )
                    )
                  )
                  AND "t66"."state" = 'terverifikasi'
              ) AS "t76"
              INNER JOIN (
                SELECT
                  "t71"."office",
                  "t71"."activity",
                  "t71"."at",
                  "t71"."dated" AS "proved_on"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t64"."office",
                      "t64"."row",
                      "t64"."at",
                      "t16"."version",
                      "t16"."recorded_at",
                      "t16"."annulled",
                      "t16"."state",
                      "t16"."takes_back",
                      "t16"."activity",
                      "t16"."kind",
                      "t16"."dated"
                    FROM (
                      SELECT
                        "t58"."office",
                        "t58"."row",
                        "t58"."at",
                        MAX(
                          (
                            CASE
                              WHEN "t58"."state" = 'terverifikasi'
                              THEN 3
                              WHEN "t58"."annulled"
                              THEN 0
                              WHEN "t58"."state" = 'draf'
                              THEN 1
                              ELSE 2
                            END * 1000000
                          ) + "t58"."version"
                        ) % 1000000 AS "decided"
                      FROM (
                        SELECT
                          "t54"."office",
                          "t54"."row",
                          "t54"."at",
                          "t46"."version",
                          "t46"."recorded_at",
                          "t46"."annulled",
                          "t46"."state",
                          "t46"."takes_back",
                          "t46"."activity",
                          "t46"."kind",
                          "t46"."dated"
                        FROM (
                          SELECT DISTINCT
                            *
                          FROM (
                            SELECT
                              "t26"."office",
                              "t26"."row",
                              "t37"."at"
                            FROM (
                              SELECT DISTINCT
                                "t6"."office",
                                "t6"."row",
                                "t6"."activity"
                              FROM "output" AS "t6"
                            ) AS "t26"
                            INNER JOIN (
                              SELECT
                                "t24"."office",
                                "t24"."row" AS "activity",
                                CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                              FROM "t20" AS "t24"
                            ) AS "t37"
                              ON "t26"."office" = "t37"."office" AND "t26"."activity" = "t37"."activity"
                          ) AS "t48"
                        ) AS "t54"
                        INNER JOIN (
                          SELECT
                            "t17"."office",
                            "t17"."row",
                            "t17"."version",
                            "t17"."recorded_at",
                            "t17"."annulled",
                            "t17"."state",
                            "t17"."takes_back",
                            "t17"."activity",
                            "t17"."kind",
                            "t17"."dated",
                            CASE
                              WHEN "t17"."takes_back" IS NOT NULL
                              THEN "t17"."recorded_at"
                              ELSE "t31"."taken_at"
                            END AS "gone_at"
                          FROM "output" AS "t17"
                          LEFT OUTER JOIN (
                            SELECT
                              "t6"."office",
                              "t6"."row",
                              "t6"."takes_back" AS "version",
                              "t6"."recorded_at" AS "taken_at"
                            FROM "output" AS "t6"
                            WHERE
                              "t6"."takes_back" IS NOT NULL
                          ) AS "t31"
                            ON "t17"."office" = "t31"."office"
                            AND "t17"."row" = "t31"."row"
                            AND "t17"."version" = "t31"."version"
                        ) AS "t46"
                          ON "t54"."office" = "t46"."office"
                          AND "t54"."row" = "t46"."row"
                          AND "t46"."recorded_at" <= "t54"."at"
                          AND (
                            (
                              "t46"."gone_at" IS NULL
                            ) OR (
                              "t46"."gone_at" > "t54"."at"
                            )
                          )
                      ) AS "t58"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t64"
                    INNER JOIN "output" AS "t16"
                      ON "t64"."office" = "t16"."office"
                      AND "t64"."row" = "t16"."row"
                      AND "t64"."decided" = "t16"."version"
                  ) AS "t68"
                  WHERE
                    "t68"."state" = 'terverifikasi' AND NOT (
                      "t68"."annulled"
                    )
                ) AS "t71"
                INNER JOIN "admissible" AS "t15"
                  ON "t71"."kind" = "t15"."kind"
                  AND "t71"."dated" >= "t15"."valid_from"
                  AND "t71"."dated" <= "t15"."valid_to"
              ) AS "t79"
                ON "t76"."office" = "t79"."office"
                AND "t76"."row" = "t79"."activity"
                AND "t76"."at" = "t79"."at"
                AND "t79"."proved_on" >= "t76"."counted_on"
            ) AS "t81"
            GROUP BY
              1,
              2,
              3
          ) AS "t85"
            ON "t75"."office" = "t85"."office"
            AND "t75"."row" = "t85"."row"
            AND "t75"."at" = "t85"."at"
        ) AS "t88"
        WHERE
          EXTRACT(year FROM "t88"."counted_on") IN (2023, 2024)
      ) AS "t90"
      INNER JOIN "last_days" AS "t7"
        ON "t90"."year" = "t7"."year" AND "t90"."counted_on" <= "t7"."cut"
    ) AS "t91"
    GROUP BY
      1,
      2
  ) AS "t92"
) AS "t93"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t86"."office",
    "t86"."number",
    "t86"."numerator",
    "t86"."denominator",
    'timeliness' AS "method"
  FROM (
    SELECT
      "t83"."office",
      "t83"."number",
      SUM("t83"."numerator") AS "numerator",
      SUM("t83"."denominator") AS "denominator"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t51"."office",
          "t8"."number",
          0 AS "numerator",
          "t51"."villages" AS "denominator"
        FROM (
          SELECT
            "t42"."office",
            "t42"."village_kind",
            "t42"."valid_from",
            "t42"."valid_to",
            COUNT(*) AS "villages"
          FROM "t38" AS "t42"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t51"
        INNER JOIN "terms" AS "t8"
          ON "t51"."village_kind" = "t8"."village_kind"
          AND (
            (
              "t51"."valid_from" IS NULL
            ) OR (
              "t51"."valid_from" <= "t8"."due"
            )
          )
          AND (
            (
              "t51"."valid_to" IS NULL
            ) OR (
              "t51"."valid_to" >= "t8"."due"
            )
          )
      ) AS "t56"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t80"."office",
          "t80"."number",
          1 AS "numerator",
          0 AS "denominator"
        FROM (
          SELECT
            "t77"."office",
            "t77"."village",
            "t77"."kind",
            "t77"."fiscal_year",
            "t77"."at",
            "t77"."enacted_on",
            "t77"."submitted_on",
            "t47"."valid_from",
            "t47"."valid_to",
            "t47"."village_kind",
            "t10"."number",
            "t10"."village_kind" AS "village_kind_right",
            "t10"."kind" AS "kind_right",
            "t10"."event",
            "t10"."fiscal_year" AS "fiscal_year_right",
            "t10"."due",
            "t10"."cut"
          FROM (
            SELECT
              "t69"."office",
              "t69"."village",
              "t69"."kind",
              "t69"."fiscal_year",
              "t69"."at",
              MIN("t69"."enacted_on") AS "enacted_on",
              MIN("t69"."submitted_on") AS "submitted_on"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t62"."office",
                  "t62"."row",
                  "t62"."at",
                  "t11"."version",
                  "t11"."recorded_at",
                  "t11"."annulled",
                  "t11"."state",
                  "t11"."takes_back",
                  "t11"."village",
                  "t11"."kind",
                  "t11"."fiscal_year",
                  "t11"."enacted_on",
                  "t11"."submitted_on",
                  "t11"."amendment"
                FROM (
                  SELECT
                    "t57"."office",
                    "t57"."row",
                    "t57"."at",
                    MAX(
                      (
                        CASE
                          WHEN "t57"."state" = 'terverifikasi'
                          THEN 3
                          WHEN "t57"."annulled"
                          THEN 0
                          WHEN "t57"."state" = 'draf'
                          THEN 1
                          ELSE 2
                        END * 1000000
                      ) + "t57"."version"
                    ) % 1000000 AS "decided"
                  FROM (
                    SELECT
                      "t52"."office",
                      "t52"."row",
                      "t52"."at",
                      "t44"."version",
                      "t44"."recorded_at",
                      "t44"."annulled",
                      "t44"."state",
                      "t44"."takes_back",
                      "t44"."village",
                      "t44"."kind",
                      "t44"."fiscal_year",
                      "t44"."enacted_on",
                      "t44"."submitted_on",
                      "t44"."amendment"
                    FROM (
                      SELECT DISTINCT
                        *
                      FROM (
                        SELECT
                          "t22"."office",
                          "t22"."row",
                          "t33"."at"
                        FROM (
                          SELECT DISTINCT
                            "t3"."office",
                            "t3"."row",
                            "t3"."village",
                            "t3"."kind",
                            "t3"."fiscal_year"
                          FROM "village_document" AS "t3"
                        ) AS "t22"
                        INNER JOIN (
                          SELECT
                            "t19"."office",
                            "t19"."village",
                            "t19"."kind",
                            "t19"."fiscal_year",
                            CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                          FROM (
                            SELECT DISTINCT
                              "t3"."office",
                              "t3"."village",
                              "t3"."kind",
                              "t3"."fiscal_year"
                            FROM "village_document" AS "t3"
                          ) AS "t19"
                        ) AS "t33"
                          ON "t22"."office" = "t33"."office"
                          AND "t22"."village" = "t33"."village"
                          AND "t22"."kind" = "t33"."kind"
                          AND "t22"."fiscal_year" = "t33"."fiscal_year"
                      ) AS "t43"
                    ) AS "t52"
                    INNER JOIN (
                      SELECT
                        "t12"."office",
                        "t12"."row",
                        "t12"."version",
                        "t12"."recorded_at",
                        "t12"."annulled",
                        "t12"."state",
                        "t12"."takes_back",
                        "t12"."village",
                        "t12"."kind",
                        "t12"."fiscal_year",
                        "t12"."enacted_on",
                        "t12"."submitted_on",
                        "t12"."amendment",
                        CASE
                          WHEN "t12"."takes_back" IS NOT NULL
                          THEN "t12"."recorded_at"
                          ELSE "t29"."taken_at"
                        END AS "gone_at"
                      FROM "village_document" AS "t12"
                      LEFT OUTER JOIN (
                        SELECT
                          "t3"."office",
                          "t3"."row",
                          "t3"."takes_back" AS "version",
                          "t3"."recorded_at" AS "taken_at"
                        FROM "village_document" AS "t3"
                        WHERE
                          "t3"."takes_back" IS NOT NULL
                      ) AS "t29"
                        ON "t12"."office" = "t29"."office"
                        AND "t12"."row" = "t29"."row"
                        AND "t12"."version" = "t29"."version"
                    ) AS "t44"
                      ON "t52"."office" = "t44"."office"
                      AND "t52"."row" = "t44"."row"
                      AND "t44"."recorded_at" <= "t52"."at"
                      AND (
                        (
                          "t44"."gone_at" IS NULL
                        ) OR (
                          "t44"."gone_at" > "t52"."at"
                        )
                      )
                  ) AS "t57"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t62"
                INNER JOIN "village_document" AS "t11"
                  ON "t62"."office" = "t11"."office"
                  AND "t62"."row" = "t11"."row"
                  AND "t62"."decided" = "t11"."version"
              ) AS "t67"
              WHERE
                "t67"."state" = 'terverifikasi'
                AND NOT (
                  "t67"."annulled"
                )
                AND "t67"."amendment" IS NULL
            ) AS "t69"
            GROUP BY
              1,
              2,
              3,
              4,
              5
          ) AS "t77"
          INNER JOIN "t38" AS "t47"
            ON "t77"."office" = "t47"."office" AND "t77"."village" = "t47"."village"
          INNER JOIN "terms" AS "t10"
            ON "t47"."village_kind" = "t10"."village_kind"
            AND "t77"."kind" = "t10"."kind"
            AND "t77"."fiscal_year" = "t10"."fiscal_year"
            AND (
              (
                "t47"."valid_from" IS NULL
              ) OR (
                "t47"."valid_from" <= "t10"."due"
              )
            )
            AND (
              (
                "t47"."valid_to" IS NULL
              ) OR (
                "t47"."valid_to" >= "t10"."due"
              )
            )
          WHERE
            EXISTS(
              SELECT
                1
              FROM "terms" AS "t9"
              WHERE
                "t77"."kind" = "t9"."kind" AND "t77"."fiscal_year" = "t9"."fiscal_year"
            )
        ) AS "t80"
        WHERE
          CASE
            WHEN "t80"."event" = 'ditetapkan'
            THEN "t80"."enacted_on"
            ELSE "t80"."submitted_on"
          END <= "t80"."due"
          AND CASE
            WHEN "t80"."event" = 'ditetapkan'
            THEN "t80"."enacted_on"
            ELSE "t80"."submitted_on"
          END <= "t80"."cut"
      ) AS "t82"
    ) AS "t83"
    GROUP BY
      1,
      2
  ) AS "t86"
) AS "t87";

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

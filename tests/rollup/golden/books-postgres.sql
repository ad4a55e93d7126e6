WITH "t15" AS (
  SELECT DISTINCT
    "t2"."office",
    "t2"."row"
  FROM "activity" AS "t2"
), "t41" AS (
  SELECT
    "t28"."office",
    "t29"."year",
    "t28"."indicator",
    "t28"."definition",
    "t28"."method",
    "t28"."basis",
    "t29"."cut"
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
  ) AS "t28"
  INNER JOIN (
    SELECT
      *
    FROM "cut" AS "t1"
    WHERE
      "t1"."quarter" = 2 AND "t1"."year" IN (2023, 2024)
  ) AS "t29"
    ON "t28"."definition" = "t29"."definition"
    AND "t28"."basis" = "t29"."basis"
    AND "t28"."year_from" <= "t29"."year"
    AND "t28"."year_to" >= "t29"."year"
), "t43" AS (
  SELECT
    "t37"."office",
    "t37"."village",
    "t37"."valid_from",
    "t37"."valid_to",
    "t37"."kind" AS "village_kind"
  FROM (
    SELECT
      "t4"."office",
      "t4"."village",
      "t4"."version",
      "t4"."recorded_at",
      "t4"."annulled",
      "t4"."kind",
      "t4"."valid_from",
      "t4"."valid_to",
      COALESCE(
        LEAD("t4"."recorded_at") OVER (
          PARTITION BY "t4"."office", "t4"."village"
          ORDER BY "t4"."recorded_at" ASC, "t4"."version" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ),
        CAST('9999-12-31T00:00:00' AS TIMESTAMP)
      ) AS "until"
    FROM "village" AS "t4"
  ) AS "t37"
  WHERE
    NOT (
      "t37"."annulled"
    )
    AND "t37"."recorded_at" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND "t37"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
), "t73" AS (
  SELECT
    "t69"."definition",
    "t69"."year",
    "t69"."basis",
    "t69"."cut",
    "t69"."village_kind",
    "t69"."kind",
    "t69"."event",
    "t69"."fiscal_year",
    "t69"."due",
    DENSE_RANK() OVER (
      ORDER BY "t69"."village_kind" ASC, "t69"."kind" ASC, "t69"."event" ASC, "t69"."fiscal_year" ASC, "t69"."due" ASC, "t69"."cut" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "number"
  FROM (
    SELECT
      "t65"."definition",
      "t65"."year",
      "t65"."basis",
      "t65"."cut",
      "t31"."village_kind",
      "t31"."kind",
      "t31"."event",
      "t31"."fiscal_year",
      "t31"."due"
    FROM (
      SELECT DISTINCT
        "t46"."definition",
        "t46"."year",
        "t46"."basis",
        "t46"."cut"
      FROM "t41" AS "t46"
      WHERE
        "t46"."method" = 'timeliness'
    ) AS "t65"
    INNER JOIN (
      SELECT
        *
      FROM "due" AS "t3"
      WHERE
        "t3"."year" IN (2023, 2024)
    ) AS "t31"
      ON "t65"."definition" = "t31"."definition"
      AND "t65"."year" = "t31"."year"
      AND "t65"."basis" = "t31"."basis"
  ) AS "t69"
), "t78" AS (
  SELECT DISTINCT
    "t75"."number",
    "t75"."village_kind",
    "t75"."kind",
    "t75"."event",
    "t75"."fiscal_year",
    "t75"."due",
    "t75"."cut"
  FROM "t73" AS "t75"
), "t87" AS (
  SELECT
    "t76"."office",
    "t76"."row",
    "t76"."at",
    "t76"."was_reported",
    "t8"."version",
    "t8"."recorded_at",
    "t8"."annulled",
    "t8"."state",
    "t8"."takes_back",
    "t8"."dated",
    "t8"."status",
    "t8"."is_outside_authority",
    "t8"."kind",
    "t8"."function",
    "t8"."unit"
  FROM (
    SELECT
      "t67"."office",
      "t67"."row",
      "t67"."at",
      MAX(
        (
          CASE
            WHEN "t67"."state" = 'terverifikasi'
            THEN 3
            WHEN "t67"."annulled"
            THEN 0
            WHEN "t67"."state" = 'draf'
            THEN 1
            ELSE 2
          END * 1000000
        ) + "t67"."version"
      ) % 1000000 AS "decided",
      MAX(
        CASE
          WHEN (
            "t67"."state" <> 'draf'
          )
          AND NOT (
            "t67"."annulled"
          )
          AND (
            "t67"."status" <> 'rencana'
          )
          THEN 1
          ELSE 0
        END
      ) AS "was_reported"
    FROM (
      SELECT
        "t39"."office",
        "t39"."row",
        "t39"."at",
        "t47"."version",
        "t47"."recorded_at",
        "t47"."annulled",
        "t47"."state",
        "t47"."takes_back",
        "t47"."dated",
        "t47"."status",
        "t47"."is_outside_authority",
        "t47"."kind",
        "t47"."function",
        "t47"."unit"
      FROM (
        SELECT
          "t21"."office",
          "t21"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t15" AS "t21"
      ) AS "t39"
      INNER JOIN (
        SELECT
          "t9"."office",
          "t9"."row",
          "t9"."version",
          "t9"."recorded_at",
          "t9"."annulled",
          "t9"."state",
          "t9"."takes_back",
          "t9"."dated",
          "t9"."status",
          "t9"."is_outside_authority",
          "t9"."kind",
          "t9"."function",
          "t9"."unit",
          CASE
            WHEN "t9"."takes_back" IS NOT NULL
            THEN "t9"."recorded_at"
            ELSE "t30"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t9"
        LEFT OUTER JOIN (
          SELECT
            "t2"."office",
            "t2"."row",
            "t2"."takes_back" AS "version",
            "t2"."recorded_at" AS "taken_at"
          FROM "activity" AS "t2"
          WHERE
            "t2"."takes_back" IS NOT NULL
        ) AS "t30"
          ON "t9"."office" = "t30"."office"
          AND "t9"."row" = "t30"."row"
          AND "t9"."version" = "t30"."version"
      ) AS "t47"
        ON "t39"."office" = "t47"."office"
        AND "t39"."row" = "t47"."row"
        AND "t47"."recorded_at" <= "t39"."at"
        AND (
          (
            "t47"."gone_at" IS NULL
          ) OR (
            "t47"."gone_at" > "t39"."at"
          )
        )
    ) AS "t67"
    GROUP BY
      1,
      2,
      3
  ) AS "t76"
  INNER JOIN "activity" AS "t8"
    ON "t76"."office" = "t8"."office"
    AND "t76"."row" = "t8"."row"
    AND "t76"."decided" = "t8"."version"
)
SELECT
  *
FROM (
  SELECT
    "t124"."area",
    "t124"."year",
    "t124"."indicator",
    "t124"."definition",
    SUM("t124"."numerator") AS "numerator",
    SUM("t124"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t124"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t123"."office",
      "t123"."year",
      "t123"."indicator",
      "t123"."definition",
      "t123"."numerator",
      "t123"."denominator",
      "t123"."office" - (
        "t123"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t63"."office",
          "t63"."year",
          "t63"."indicator",
          "t63"."definition",
          COALESCE("t121"."numerator", 0) AS "numerator",
          COALESCE("t121"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t41" AS "t46"
          WHERE
            "t46"."method" = 'follow_up'
        ) AS "t63"
        INNER JOIN (
          SELECT
            "t57"."year",
            "t57"."cut",
            DENSE_RANK() OVER (
              ORDER BY "t57"."year" ASC, "t57"."cut" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "number"
          FROM (
            SELECT DISTINCT
              "t46"."year",
              "t46"."cut"
            FROM "t41" AS "t46"
            WHERE
              "t46"."method" = 'follow_up'
          ) AS "t57"
        ) AS "t71"
          ON "t63"."year" = "t71"."year" AND "t63"."cut" = "t71"."cut"
        LEFT OUTER JOIN (
          SELECT
            "t118"."office",
            "t118"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t118"."fulfilled_on" <= "t118"."cut") AS "numerator"
          FROM (
            SELECT
              "t116"."office",
              "t116"."row",
              "t116"."at",
              "t116"."counted_on",
              "t116"."fulfilled_on",
              "t116"."year",
              "t71"."year" AS "year_right",
              "t71"."cut",
              "t71"."number"
            FROM (
              SELECT
                "t112"."office",
                "t112"."row",
                "t112"."at",
                "t112"."counted_on",
                "t112"."fulfilled_on",
                EXTRACT(year FROM "t112"."counted_on") AS "year"
              FROM (
                SELECT
                  "t99"."office",
                  "t99"."row",
                  "t99"."at",
                  "t99"."counted_on",
                  "t109"."fulfilled_on"
                FROM (
                  SELECT
                    "t88"."office",
                    "t88"."row",
                    "t88"."at",
                    "t88"."dated" AS "counted_on",
                    "t88"."state" = 'terverifikasi' AS "is_verified"
                  FROM "t87" AS "t88"
                  WHERE
                    NOT (
                      "t88"."annulled" AND (
                        "t88"."state" = 'terverifikasi'
                      )
                    )
                    AND "t88"."state" <> 'draf'
                    AND (
                      NOT (
                        (
                          "t88"."status" = 'batal'
                        )
                        OR (
                          "t88"."status" = 'rencana'
                        )
                        OR "t88"."is_outside_authority"
                      )
                      OR (
                        NOT (
                          "t88"."state" = 'terverifikasi'
                        )
                        AND (
                          NOT (
                            "t88"."status" = 'rencana'
                          ) OR (
                            "t88"."was_reported" = 1
                          )
                        )
                      )
                    )
                ) AS "t99"
                LEFT OUTER JOIN (
                  SELECT
                    "t106"."office",
                    "t106"."row",
                    "t106"."at",
                    MIN("t106"."proved_on") AS "fulfilled_on"
                  FROM (
                    SELECT
                      "t100"."office",
                      "t100"."row",
                      "t100"."at",
                      "t100"."counted_on",
                      "t100"."is_verified",
                      "t104"."office" AS "office_right",
                      "t104"."activity",
                      "t104"."at" AS "at_right",
                      "t104"."proved_on"
                    FROM (
                      SELECT
                        "t88"."office",
                        "t88"."row",
                        "t88"."at",
                        "t88"."dated" AS "counted_on",
                        "t88"."state" = 'terverifikasi' AS "is_verified"
                      FROM "t87" AS "t88"
                      WHERE
                        NOT (
                          "t88"."annulled" AND (
                            "t88"."state" = 'terverifikasi'
                          )
                        )
                        AND "t88"."state" <> 'draf'
                        AND (
                          NOT (
                            (
                              "t88"."status" = 'batal'
                            )
                            OR (
                              "t88"."status" = 'rencana'
                            )
                            OR "t88"."is_outside_authority"
                          )
                          OR (
                            NOT (
                              "t88"."state" = 'terverifikasi'
                            )
                            AND (
                              NOT (
                                "t88"."status" = 'rencana'
                              ) OR (
                                "t88"."was_reported" = 1
                              )
                            )
                          )
                        )
                        AND "t88"."state" = 'terverifikasi'
                    ) AS "t100"
                    INNER JOIN (
                      SELECT
                        "t95"."office",
                        "t95"."activity",
                        "t95"."at",
                        "t95"."dated" AS "proved_on"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t86"."office",
                            "t86"."row",
                            "t86"."at",
                            "t13"."version",
                            "t13"."recorded_at",
                            "t13"."annulled",
                            "t13"."state",
                            "t13"."takes_back",
                            "t13"."activity",
                            "t13"."kind",
                            "t13"."dated"
                          FROM (
                            SELECT
                              "t72"."office",
                              "t72"."row",
                              "t72"."at",
                              MAX(
                                (
                                  CASE
                                    WHEN "t72"."state" = 'terverifikasi'
                                    THEN 3
                                    WHEN "t72"."annulled"
                                    THEN 0
                                    WHEN "t72"."state" = 'draf'
                                    THEN 1
                                    ELSE 2
                                  END * 1000000
                                ) + "t72"."version"
                              ) % 1000000 AS "decided"
                            FROM (
                              SELECT
                                "t66"."office",
                                "t66"."row",
                                "t66"."at",
                                "t51"."version",
                                "t51"."recorded_at",
                                "t51"."annulled",
                                "t51"."state",
                                "t51"."takes_back",
                                "t51"."activity",
                                "t51"."kind",
                                "t51"."dated"
                              FROM (
                                SELECT DISTINCT
                                  *
                                FROM (
                                  SELECT
                                    "t26"."office",
                                    "t26"."row",
                                    "t40"."at"
                                  FROM (
                                    SELECT DISTINCT
                                      "t7"."office",
                                      "t7"."row",
                                      "t7"."activity"
                                    FROM "output" AS "t7"
                                  ) AS "t26"
                                  INNER JOIN (
                                    SELECT
                                      "t21"."office",
                                      "t21"."row" AS "activity",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM "t15" AS "t21"
                                  ) AS "t40"
                                    ON "t26"."office" = "t40"."office" AND "t26"."activity" = "t40"."activity"
                                ) AS "t52"
                              ) AS "t66"
                              INNER JOIN (
                                SELECT
                                  "t14"."office",
                                  "t14"."row",
                                  "t14"."version",
                                  "t14"."recorded_at",
                                  "t14"."annulled",
                                  "t14"."state",
                                  "t14"."takes_back",
                                  "t14"."activity",
                                  "t14"."kind",
                                  "t14"."dated",
                                  CASE
                                    WHEN "t14"."takes_back" IS NOT NULL
                                    THEN "t14"."recorded_at"
                                    ELSE "t34"."taken_at"
                                  END AS "gone_at"
                                FROM "output" AS "t14"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t7"."office",
                                    "t7"."row",
                                    "t7"."takes_back" AS "version",
                                    "t7"."recorded_at" AS "taken_at"
                                  FROM "output" AS "t7"
                                  WHERE
                                    "t7"."takes_back" IS NOT NULL
                                ) AS "t34"
                                  ON "t14"."office" = "t34"."office"
                                  AND "t14"."row" = "t34"."row"
                                  AND "t14"."version" = "t34"."version"
                              ) AS "t51"
                                ON "t66"."office" = "t51"."office"
                                AND "t66"."row" = "t51"."row"
                                AND "t51"."recorded_at" <= "t66"."at"
                                AND (
                                  (
                                    "t51"."gone_at" IS NULL
                                  ) OR (
                                    "t51"."gone_at" > "t66"."at"
                                  )
                                )
                            ) AS "t72"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t86"
                          INNER JOIN "output" AS "t13"
                            ON "t86"."office" = "t13"."office"
                            AND "t86"."row" = "t13"."row"
                            AND "t86"."decided" = "t13"."version"
                        ) AS "t90"
                        WHERE
                          "t90"."state" = 'terverifikasi' AND NOT (
                            "t90"."annulled"
                          )
                      ) AS "t95"
                      INNER JOIN "admissible" AS "t12"
                        ON "t95"."kind" = "t12"."kind"
                        AND "t95"."dated" >= "t12"."valid_from"
                        AND "t95"."dated" <= "t12"."valid_to"
                    ) AS "t104"
                      ON "t100"."office" = "t104"."office"
                      AND "t100"."row" = "t104"."activity"
                      AND "t100"."at" = "t104"."at"
                      AND "t104"."proved_on" >= "t100"."counted_on"
                  ) AS "t106"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t109"
                  ON "t99"."office" = "t109"."office"
                  AND "t99"."row" = "t109"."row"
                  AND "t99"."at" = "t109"."at"
              ) AS "t112"
              WHERE
                EXTRACT(year FROM "t112"."counted_on") IN (2023, 2024)
            ) AS "t116"
            INNER JOIN (
              SELECT
                "t57"."year",
                "t57"."cut",
                DENSE_RANK() OVER (
                  ORDER BY "t57"."year" ASC, "t57"."cut" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "number"
              FROM (
                SELECT DISTINCT
                  "t46"."year",
                  "t46"."cut"
                FROM "t41" AS "t46"
                WHERE
                  "t46"."method" = 'follow_up'
              ) AS "t57"
            ) AS "t71"
              ON "t116"."year" = "t71"."year" AND "t116"."counted_on" <= "t71"."cut"
          ) AS "t118"
          GROUP BY
            1,
            2
        ) AS "t121"
          ON "t63"."office" = "t121"."office" AND "t71"."number" = "t121"."number"
      ) AS "t122"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t64"."office",
          "t64"."year",
          "t64"."indicator",
          "t64"."definition",
          COALESCE("t117"."numerator", 0) AS "numerator",
          COALESCE("t117"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t41" AS "t46"
          WHERE
            "t46"."method" = 'timeliness'
        ) AS "t64"
        LEFT OUTER JOIN (
          SELECT
            "t113"."office",
            "t113"."year",
            "t113"."indicator",
            "t113"."definition",
            SUM("t113"."numerator") AS "numerator",
            SUM("t113"."denominator") AS "denominator"
          FROM (
            SELECT
              "t64"."office",
              "t64"."year",
              "t64"."indicator",
              "t64"."definition",
              "t80"."number",
              "t98"."denominator",
              "t111"."office" AS "office_right",
              "t111"."number" AS "number_right",
              "t111"."numerator"
            FROM (
              SELECT
                *
              FROM "t41" AS "t46"
              WHERE
                "t46"."method" = 'timeliness'
            ) AS "t64"
            INNER JOIN (
              SELECT
                "t75"."number",
                "t75"."definition",
                "t75"."year",
                "t75"."basis",
                "t75"."cut"
              FROM "t73" AS "t75"
            ) AS "t80"
              ON "t64"."definition" = "t80"."definition"
              AND "t64"."year" = "t80"."year"
              AND "t64"."basis" = "t80"."basis"
              AND "t64"."cut" = "t80"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t91"."office",
                "t91"."number",
                SUM("t91"."villages") AS "denominator"
              FROM (
                SELECT
                  "t84"."number",
                  "t84"."village_kind",
                  "t84"."kind",
                  "t84"."event",
                  "t84"."fiscal_year",
                  "t84"."due",
                  "t84"."cut",
                  "t61"."office",
                  "t61"."village_kind" AS "village_kind_right",
                  "t61"."valid_from",
                  "t61"."valid_to",
                  "t61"."villages"
                FROM "t78" AS "t84"
                INNER JOIN (
                  SELECT
                    "t48"."office",
                    "t48"."village_kind",
                    "t48"."valid_from",
                    "t48"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t43" AS "t48"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t61"
                  ON "t84"."village_kind" = "t61"."village_kind"
                  AND (
                    (
                      "t61"."valid_from" IS NULL
                    ) OR (
                      "t61"."valid_from" <= "t84"."due"
                    )
                  )
                  AND (
                    (
                      "t61"."valid_to" IS NULL
                    ) OR (
                      "t61"."valid_to" >= "t84"."due"
                    )
                  )
              ) AS "t91"
              GROUP BY
                1,
                2
            ) AS "t98"
              ON "t64"."office" = "t98"."office" AND "t80"."number" = "t98"."number"
            LEFT OUTER JOIN (
              SELECT
                "t107"."office",
                "t107"."number",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t102"."office",
                    "t102"."village",
                    "t102"."kind",
                    "t102"."fiscal_year",
                    "t102"."at",
                    "t102"."enacted_on",
                    "t102"."submitted_on",
                    "t53"."valid_from",
                    "t53"."valid_to",
                    "t53"."village_kind",
                    "t85"."number",
                    "t85"."village_kind" AS "village_kind_right",
                    "t85"."kind" AS "kind_right",
                    "t85"."event",
                    "t85"."fiscal_year" AS "fiscal_year_right",
                    "t85"."due",
                    "t85"."cut"
                  FROM (
                    SELECT
                      "t92"."office",
                      "t92"."village",
                      "t92"."kind",
                      "t92"."fiscal_year",
                      "t92"."at",
                      MIN("t92"."enacted_on") AS "enacted_on",
                      MIN("t92"."submitted_on") AS "submitted_on"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t83"."office",
                          "t83"."row",
                          "t83"."at",
                          "t10"."version",
                          "t10"."recorded_at",
                          "t10"."annulled",
                          "t10"."state",
                          "t10"."takes_back",
                          "t10"."village",
                          "t10"."kind",
                          "t10"."fiscal_year",
                          "t10"."enacted_on",
                          "t10"."submitted_on",
                          "t10"."amendment"
                        FROM (
                          SELECT
                            "t70"."office",
                            "t70"."row",
                            "t70"."at",
                            MAX(
                              (
                                CASE
                                  WHEN "t70"."state" = 'terverifikasi'
                                  THEN 3
                                  WHEN "t70"."annulled"
                                  THEN 0
                                  WHEN "t70"."state" = 'draf'
                                  THEN 1
                                  ELSE 2
                                END * 1000000
                              ) + "t70"."version"
                            ) % 1000000 AS "decided"
                          FROM (
                            SELECT
                              "t62"."office",
                              "t62"."row",
                              "t62"."at",
                              "t50"."version",
                              "t50"."recorded_at",
                              "t50"."annulled",
                              "t50"."state",
                              "t50"."takes_back",
                              "t50"."village",
                              "t50"."kind",
                              "t50"."fiscal_year",
                              "t50"."enacted_on",
                              "t50"."submitted_on",
                              "t50"."amendment"
                            FROM (
                              SELECT DISTINCT
                                *
                              FROM (
                                SELECT
                                  "t24"."office",
                                  "t24"."row",
                                  "t38"."at"
                                FROM (
                                  SELECT DISTINCT
                                    "t5"."office",
                                    "t5"."row",
                                    "t5"."village",
                                    "t5"."kind",
                                    "t5"."fiscal_year"
                                  FROM "village_document" AS "t5"
                                ) AS "t24"
                                INNER JOIN (
                                  SELECT
                                    "t17"."office",
                                    "t17"."village",
                                    "t17"."kind",
                                    "t17"."fiscal_year",
                                    CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                  FROM (
                                    SELECT DISTINCT
                                      "t5"."office",
                                      "t5"."village",
                                      "t5"."kind",
                                      "t5"."fiscal_year"
                                    FROM "village_document" AS "t5"
                                  ) AS "t17"
                                ) AS "t38"
                                  ON "t24"."office" = "t38"."office"
                                  AND "t24"."village" = "t38"."village"
                                  AND "t24"."kind" = "t38"."kind"
                                  AND "t24"."fiscal_year" = "t38"."fiscal_year"
                              ) AS "t49"
                            ) AS "t62"
                            INNER JOIN (
                              SELECT
                                "t11"."office",
                                "t11"."row",
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
                                "t11"."amendment",
                                CASE
                                  WHEN "t11"."takes_back" IS NOT NULL
                                  THEN "t11"."recorded_at"
                                  ELSE "t33"."taken_at"
                                END AS "gone_at"
                              FROM "village_document" AS "t11"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t5"."office",
                                  "t5"."row",
                                  "t5"."takes_back" AS "version",
                                  "t5"."recorded_at" AS "taken_at"
                                FROM "village_document" AS "t5"
                                WHERE
                                  "t5"."takes_back" IS NOT NULL
                              ) AS "t33"
                                ON "t11"."office" = "t33"."office"
                                AND "t11"."row" = "t33"."row"
                                AND "t11"."version" = "t33"."version"
                            ) AS "t50"
                              ON "t62"."office" = "t50"."office"
                              AND "t62"."row" = "t50"."row"
                              AND "t50"."recorded_at" <= "t62"."at"
                              AND (
                                (
                                  "t50"."gone_at" IS NULL
                                ) OR (
                                  "t50"."gone_at" > "t62"."at"
                                )
                              )
                          ) AS "t70"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t83"
                        INNER JOIN "village_document" AS "t10"
                          ON "t83"."office" = "t10"."office"
                          AND "t83"."row" = "t10"."row"
                          AND "t83"."decided" = "t10"."version"
                      ) AS "t89"
                      WHERE
                        "t89"."state" = 'terverifikasi'
                        AND NOT (
                          "t89"."annulled"
                        )
                        AND "t89"."amendment" IS NULL
                    ) AS "t92"
                    GROUP BY
                      1,
                      2,
                      3,
                      4,
                      5
                  ) AS "t102"
                  INNER JOIN "t43" AS "t53"
                    ON "t102"."office" = "t53"."office" AND "t102"."village" = "t53"."village"
                  INNER JOIN "t78" AS "t85"
                    ON "t53"."village_kind" = "t85"."village_kind"
                    AND "t102"."kind" = "t85"."kind"
                    AND "t102"."fiscal_year" = "t85"."fiscal_year"
                    AND (
                      (
                        "t53"."valid_from" IS NULL
                      ) OR (
                        "t53"."valid_from" <= "t85"."due"
                      )
                    )
                    AND (
                      (
                        "t53"."valid_to" IS NULL
                      ) OR (
                        "t53"."valid_to" >= "t85"."due"
                      )
                    )
                ) AS "t105"
                WHERE
                  CASE
                    WHEN "t105"."event" = 'ditetapkan'
                    THEN "t105"."enacted_on"
                    ELSE "t105"."submitted_on"
                  END <= "t105"."due"
                  AND CASE
                    WHEN "t105"."event" = 'ditetapkan'
                    THEN "t105"."enacted_on"
                    ELSE "t105"."submitted_on"
                  END <= "t105"."cut"
              ) AS "t107"
              GROUP BY
                1,
                2
            ) AS "t111"
              ON "t64"."office" = "t111"."office" AND "t80"."number" = "t111"."number"
          ) AS "t113"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t117"
          ON "t64"."office" = "t117"."office"
          AND "t64"."year" = "t117"."year"
          AND "t64"."indicator" = "t117"."indicator"
          AND "t64"."definition" = "t117"."definition"
      ) AS "t119"
    ) AS "t123"
  ) AS "t124"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t125"
ORDER BY
  "t125"."area" ASC,
  "t125"."year" ASC,
  "t125"."indicator" ASC,
  "t125"."definition" ASC

WITH "t15" AS (
  SELECT DISTINCT
    "t3"."office",
    "t3"."row"
  FROM "activity" AS "t3"
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
), "t70" AS (
  SELECT DISTINCT
    "t67"."village_kind",
    "t67"."kind",
    "t67"."event",
    "t67"."fiscal_year",
    "t67"."due",
    "t67"."cut"
  FROM (
    SELECT
      "t64"."office",
      "t64"."year",
      "t64"."indicator",
      "t64"."definition",
      "t30"."village_kind",
      "t30"."kind",
      "t30"."event",
      "t30"."fiscal_year",
      "t30"."due",
      "t64"."cut"
    FROM (
      SELECT
        *
      FROM "t41" AS "t46"
      WHERE
        "t46"."method" = 'timeliness'
    ) AS "t64"
    INNER JOIN (
      SELECT
        *
      FROM "due" AS "t2"
      WHERE
        "t2"."year" IN (2023, 2024)
    ) AS "t30"
      ON "t64"."definition" = "t30"."definition"
      AND "t64"."year" = "t30"."year"
      AND "t64"."basis" = "t30"."basis"
  ) AS "t67"
), "t81" AS (
  SELECT
    "t75"."office",
    "t75"."row",
    "t75"."at",
    "t75"."was_reported",
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
      "t66"."office",
      "t66"."row",
      "t66"."at",
      MAX(
        (
          CASE
            WHEN "t66"."state" = 'terverifikasi'
            THEN 3
            WHEN "t66"."annulled"
            THEN 0
            WHEN "t66"."state" = 'draf'
            THEN 1
            ELSE 2
          END * 1000000
        ) + "t66"."version"
      ) % 1000000 AS "decided",
      MAX(
        CASE
          WHEN (
            "t66"."state" <> 'draf'
          )
          AND NOT (
            "t66"."annulled"
          )
          AND (
            "t66"."status" <> 'rencana'
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
          "t22"."office",
          "t22"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t15" AS "t22"
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
            ELSE "t31"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t9"
        LEFT OUTER JOIN (
          SELECT
            "t3"."office",
            "t3"."row",
            "t3"."takes_back" AS "version",
            "t3"."recorded_at" AS "taken_at"
          FROM "activity" AS "t3"
          WHERE
            "t3"."takes_back" IS NOT NULL
        ) AS "t31"
          ON "t9"."office" = "t31"."office"
          AND "t9"."row" = "t31"."row"
          AND "t9"."version" = "t31"."version"
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
    ) AS "t66"
    GROUP BY
      1,
      2,
      3
  ) AS "t75"
  INNER JOIN "activity" AS "t8"
    ON "t75"."office" = "t8"."office"
    AND "t75"."row" = "t8"."row"
    AND "t75"."decided" = "t8"."version"
)
SELECT
  *
FROM (
  SELECT
    "t117"."area",
    "t117"."year",
    "t117"."indicator",
    "t117"."definition",
    SUM("t117"."numerator") AS "numerator",
    SUM("t117"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t117"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t116"."office",
      "t116"."year",
      "t116"."indicator",
      "t116"."definition",
      "t116"."numerator",
      "t116"."denominator",
      "t116"."office" - (
        "t116"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t62"."office",
          "t62"."year",
          "t62"."indicator",
          "t62"."definition",
          COALESCE("t114"."numerator", 0) AS "numerator",
          COALESCE("t114"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t41" AS "t46"
          WHERE
            "t46"."method" = 'follow_up'
        ) AS "t62"
        LEFT OUTER JOIN (
          SELECT
            "t111"."office",
            "t111"."year",
            "t111"."cut",
            COUNT(*) AS "denominator",
            SUM(CASE WHEN "t111"."fulfilled_on" <= "t111"."cut" THEN 1 ELSE 0 END) AS "numerator"
          FROM (
            SELECT
              "t109"."office",
              "t109"."row",
              "t109"."at",
              "t109"."counted_on",
              "t109"."fulfilled_on",
              "t109"."year",
              "t63"."year" AS "year_right",
              "t63"."cut"
            FROM (
              SELECT
                "t105"."office",
                "t105"."row",
                "t105"."at",
                "t105"."counted_on",
                "t105"."fulfilled_on",
                EXTRACT(year FROM "t105"."counted_on") AS "year"
              FROM (
                SELECT
                  "t92"."office",
                  "t92"."row",
                  "t92"."at",
                  "t92"."counted_on",
                  "t102"."fulfilled_on"
                FROM (
                  SELECT
                    "t82"."office",
                    "t82"."row",
                    "t82"."at",
                    "t82"."dated" AS "counted_on",
                    "t82"."state" = 'terverifikasi' AS "is_verified"
                  FROM "t81" AS "t82"
                  WHERE
                    NOT (
                      "t82"."annulled" AND (
                        "t82"."state" = 'terverifikasi'
                      )
                    )
                    AND "t82"."state" <> 'draf'
                    AND (
                      NOT (
                        (
                          "t82"."status" = 'batal'
                        )
                        OR (
                          "t82"."status" = 'rencana'
                        )
                        OR "t82"."is_outside_authority"
                      )
                      OR (
                        NOT (
                          "t82"."state" = 'terverifikasi'
                        )
                        AND (
                          NOT (
                            "t82"."status" = 'rencana'
                          ) OR (
                            "t82"."was_reported" = 1
                          )
                        )
                      )
                    )
                ) AS "t92"
                LEFT OUTER JOIN (
                  SELECT
                    "t99"."office",
                    "t99"."row",
                    "t99"."at",
                    MIN("t99"."proved_on") AS "fulfilled_on"
                  FROM (
                    SELECT
                      "t93"."office",
                      "t93"."row",
                      "t93"."at",
                      "t93"."counted_on",
                      "t93"."is_verified",
                      "t97"."office" AS "office_right",
                      "t97"."activity",
                      "t97"."at" AS "at_right",
                      "t97"."proved_on"
                    FROM (
                      SELECT
                        "t82"."office",
                        "t82"."row",
                        "t82"."at",
                        "t82"."dated" AS "counted_on",
                        "t82"."state" = 'terverifikasi' AS "is_verified"
                      FROM "t81" AS "t82"
                      WHERE
                        NOT (
                          "t82"."annulled" AND (
                            "t82"."state" = 'terverifikasi'
                          )
                        )
                        AND "t82"."state" <> 'draf'
                        AND (
                          NOT (
                            (
                              "t82"."status" = 'batal'
                            )
                            OR (
                              "t82"."status" = 'rencana'
                            )
                            OR "t82"."is_outside_authority"
                          )
                          OR (
                            NOT (
                              "t82"."state" = 'terverifikasi'
                            )
                            AND (
                              NOT (
                                "t82"."status" = 'rencana'
                              ) OR (
                                "t82"."was_reported" = 1
                              )
                            )
                          )
                        )
                        AND "t82"."state" = 'terverifikasi'
                    ) AS "t93"
                    INNER JOIN (
                      SELECT
                        "t89"."office",
                        "t89"."activity",
                        "t89"."at",
                        "t89"."dated" AS "proved_on"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t80"."office",
                            "t80"."row",
                            "t80"."at",
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
                              "t69"."office",
                              "t69"."row",
                              "t69"."at",
                              MAX(
                                (
                                  CASE
                                    WHEN "t69"."state" = 'terverifikasi'
                                    THEN 3
                                    WHEN "t69"."annulled"
                                    THEN 0
                                    WHEN "t69"."state" = 'draf'
                                    THEN 1
                                    ELSE 2
                                  END * 1000000
                                ) + "t69"."version"
                              ) % 1000000 AS "decided"
                            FROM (
                              SELECT
                                "t65"."office",
                                "t65"."row",
                                "t65"."at",
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
                                      "t22"."office",
                                      "t22"."row" AS "activity",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM "t15" AS "t22"
                                  ) AS "t40"
                                    ON "t26"."office" = "t40"."office" AND "t26"."activity" = "t40"."activity"
                                ) AS "t52"
                              ) AS "t65"
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
                                ON "t65"."office" = "t51"."office"
                                AND "t65"."row" = "t51"."row"
                                AND "t51"."recorded_at" <= "t65"."at"
                                AND (
                                  (
                                    "t51"."gone_at" IS NULL
                                  ) OR (
                                    "t51"."gone_at" > "t65"."at"
                                  )
                                )
                            ) AS "t69"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t80"
                          INNER JOIN "output" AS "t13"
                            ON "t80"."office" = "t13"."office"
                            AND "t80"."row" = "t13"."row"
                            AND "t80"."decided" = "t13"."version"
                        ) AS "t86"
                        WHERE
                          "t86"."state" = 'terverifikasi' AND NOT (
                            "t86"."annulled"
                          )
                      ) AS "t89"
                      INNER JOIN "admissible" AS "t12"
                        ON "t89"."kind" = "t12"."kind"
                        AND "t89"."dated" >= "t12"."valid_from"
                        AND "t89"."dated" <= "t12"."valid_to"
                    ) AS "t97"
                      ON "t93"."office" = "t97"."office"
                      AND "t93"."row" = "t97"."activity"
                      AND "t93"."at" = "t97"."at"
                      AND "t97"."proved_on" >= "t93"."counted_on"
                  ) AS "t99"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t102"
                  ON "t92"."office" = "t102"."office"
                  AND "t92"."row" = "t102"."row"
                  AND "t92"."at" = "t102"."at"
              ) AS "t105"
              WHERE
                EXTRACT(year FROM "t105"."counted_on") IN (2023, 2024)
            ) AS "t109"
            INNER JOIN (
              SELECT DISTINCT
                "t46"."year",
                "t46"."cut"
              FROM "t41" AS "t46"
              WHERE
                "t46"."method" = 'follow_up'
            ) AS "t63"
              ON "t109"."year" = "t63"."year" AND "t109"."counted_on" <= "t63"."cut"
          ) AS "t111"
          GROUP BY
            1,
            2,
            3
        ) AS "t114"
          ON "t62"."office" = "t114"."office"
          AND "t62"."year" = "t114"."year"
          AND "t62"."cut" = "t114"."cut"
      ) AS "t115"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t64"."office",
          "t64"."year",
          "t64"."indicator",
          "t64"."definition",
          COALESCE("t110"."numerator", 0) AS "numerator",
          COALESCE("t110"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t41" AS "t46"
          WHERE
            "t46"."method" = 'timeliness'
        ) AS "t64"
        LEFT OUTER JOIN (
          SELECT
            "t106"."office",
            "t106"."year",
            "t106"."indicator",
            "t106"."definition",
            SUM("t106"."numerator") AS "numerator",
            SUM("t106"."denominator") AS "denominator"
          FROM (
            SELECT
              "t64"."office",
              "t64"."year",
              "t64"."indicator",
              "t64"."definition",
              "t30"."village_kind",
              "t30"."kind",
              "t30"."event",
              "t30"."fiscal_year",
              "t30"."due",
              "t64"."cut",
              "t84"."denominator",
              "t104"."office" AS "office_right",
              "t104"."village_kind" AS "village_kind_right",
              "t104"."kind" AS "kind_right",
              "t104"."event" AS "event_right",
              "t104"."fiscal_year" AS "fiscal_year_right",
              "t104"."due" AS "due_right",
              "t104"."cut" AS "cut_right",
              "t104"."numerator"
            FROM (
              SELECT
                *
              FROM "t41" AS "t46"
              WHERE
                "t46"."method" = 'timeliness'
            ) AS "t64"
            INNER JOIN (
              SELECT
                *
              FROM "due" AS "t2"
              WHERE
                "t2"."year" IN (2023, 2024)
            ) AS "t30"
              ON "t64"."definition" = "t30"."definition"
              AND "t64"."year" = "t30"."year"
              AND "t64"."basis" = "t30"."basis"
            LEFT OUTER JOIN (
              SELECT
                "t77"."office",
                "t77"."village_kind",
                "t77"."kind",
                "t77"."event",
                "t77"."fiscal_year",
                "t77"."due",
                "t77"."cut",
                SUM("t77"."villages") AS "denominator"
              FROM (
                SELECT
                  "t72"."village_kind",
                  "t72"."kind",
                  "t72"."event",
                  "t72"."fiscal_year",
                  "t72"."due",
                  "t72"."cut",
                  "t60"."office",
                  "t60"."village_kind" AS "village_kind_right",
                  "t60"."valid_from",
                  "t60"."valid_to",
                  "t60"."villages"
                FROM "t70" AS "t72"
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
                ) AS "t60"
                  ON "t72"."village_kind" = "t60"."village_kind"
                  AND (
                    (
                      "t60"."valid_from" IS NULL
                    ) OR (
                      "t60"."valid_from" <= "t72"."due"
                    )
                  )
                  AND (
                    (
                      "t60"."valid_to" IS NULL
                    ) OR (
                      "t60"."valid_to" >= "t72"."due"
                    )
                  )
              ) AS "t77"
              GROUP BY
                1,
                2,
                3,
                4,
                5,
                6,
                7
            ) AS "t84"
              ON "t64"."office" = "t84"."office"
              AND "t30"."village_kind" = "t84"."village_kind"
              AND "t30"."kind" = "t84"."kind"
              AND "t30"."event" = "t84"."event"
              AND "t30"."fiscal_year" = "t84"."fiscal_year"
              AND "t30"."due" = "t84"."due"
              AND "t64"."cut" = "t84"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t100"."office",
                "t100"."village_kind",
                "t100"."kind",
                "t100"."event",
                "t100"."fiscal_year",
                "t100"."due",
                "t100"."cut",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t95"."office",
                    "t95"."village",
                    "t95"."kind",
                    "t95"."fiscal_year",
                    "t95"."at",
                    "t95"."enacted_on",
                    "t95"."submitted_on",
                    "t53"."valid_from",
                    "t53"."valid_to",
                    "t53"."village_kind",
                    "t73"."village_kind" AS "village_kind_right",
                    "t73"."kind" AS "kind_right",
                    "t73"."event",
                    "t73"."fiscal_year" AS "fiscal_year_right",
                    "t73"."due",
                    "t73"."cut"
                  FROM (
                    SELECT
                      "t87"."office",
                      "t87"."village",
                      "t87"."kind",
                      "t87"."fiscal_year",
                      "t87"."at",
                      MIN("t87"."enacted_on") AS "enacted_on",
                      MIN("t87"."submitted_on") AS "submitted_on"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t79"."office",
                          "t79"."row",
                          "t79"."at",
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
                            "t68"."office",
                            "t68"."row",
                            "t68"."at",
                            MAX(
                              (
                                CASE
                                  WHEN "t68"."state" = 'terverifikasi'
                                  THEN 3
                                  WHEN "t68"."annulled"
                                  THEN 0
                                  WHEN "t68"."state" = 'draf'
                                  THEN 1
                                  ELSE 2
                                END * 1000000
                              ) + "t68"."version"
                            ) % 1000000 AS "decided"
                          FROM (
                            SELECT
                              "t61"."office",
                              "t61"."row",
                              "t61"."at",
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
                            ) AS "t61"
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
                              ON "t61"."office" = "t50"."office"
                              AND "t61"."row" = "t50"."row"
                              AND "t50"."recorded_at" <= "t61"."at"
                              AND (
                                (
                                  "t50"."gone_at" IS NULL
                                ) OR (
                                  "t50"."gone_at" > "t61"."at"
                                )
                              )
                          ) AS "t68"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t79"
                        INNER JOIN "village_document" AS "t10"
                          ON "t79"."office" = "t10"."office"
                          AND "t79"."row" = "t10"."row"
                          AND "t79"."decided" = "t10"."version"
                      ) AS "t85"
                      WHERE
                        "t85"."state" = 'terverifikasi'
                        AND NOT (
                          "t85"."annulled"
                        )
                        AND "t85"."amendment" IS NULL
                    ) AS "t87"
                    GROUP BY
                      1,
                      2,
                      3,
                      4,
                      5
                  ) AS "t95"
                  INNER JOIN "t43" AS "t53"
                    ON "t95"."office" = "t53"."office" AND "t95"."village" = "t53"."village"
                  INNER JOIN "t70" AS "t73"
                    ON "t53"."village_kind" = "t73"."village_kind"
                    AND "t95"."kind" = "t73"."kind"
                    AND "t95"."fiscal_year" = "t73"."fiscal_year"
                    AND (
                      (
                        "t53"."valid_from" IS NULL
                      ) OR (
                        "t53"."valid_from" <= "t73"."due"
                      )
                    )
                    AND (
                      (
                        "t53"."valid_to" IS NULL
                      ) OR (
                        "t53"."valid_to" >= "t73"."due"
                      )
                    )
                ) AS "t98"
                WHERE
                  CASE
                    WHEN "t98"."event" = 'ditetapkan'
                    THEN "t98"."enacted_on"
                    ELSE "t98"."submitted_on"
                  END <= "t98"."due"
                  AND CASE
                    WHEN "t98"."event" = 'ditetapkan'
                    THEN "t98"."enacted_on"
                    ELSE "t98"."submitted_on"
                  END <= "t98"."cut"
              ) AS "t100"
              GROUP BY
                1,
                2,
                3,
                4,
                5,
                6,
                7
            ) AS "t104"
              ON "t64"."office" = "t104"."office"
              AND "t30"."village_kind" = "t104"."village_kind"
              AND "t30"."kind" = "t104"."kind"
              AND "t30"."event" = "t104"."event"
              AND "t30"."fiscal_year" = "t104"."fiscal_year"
              AND "t30"."due" = "t104"."due"
              AND "t64"."cut" = "t104"."cut"
          ) AS "t106"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t110"
          ON "t64"."office" = "t110"."office"
          AND "t64"."year" = "t110"."year"
          AND "t64"."indicator" = "t110"."indicator"
          AND "t64"."definition" = "t110"."definition"
      ) AS "t112"
    ) AS "t116"
  ) AS "t117"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t118"
ORDER BY
  "t118"."area" ASC,
  "t118"."year" ASC,
  "t118"."indicator" ASC,
  "t118"."definition" ASC

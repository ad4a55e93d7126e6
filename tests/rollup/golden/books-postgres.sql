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
), "t72" AS (
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
    ) - 1 AS "term"
  FROM (
    SELECT
      "t66"."definition",
      "t66"."year",
      "t66"."basis",
      "t66"."cut",
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
    ) AS "t66"
    INNER JOIN (
      SELECT
        *
      FROM "due" AS "t3"
      WHERE
        "t3"."year" IN (2023, 2024)
    ) AS "t31"
      ON "t66"."definition" = "t31"."definition"
      AND "t66"."year" = "t31"."year"
      AND "t66"."basis" = "t31"."basis"
  ) AS "t69"
), "t77" AS (
  SELECT DISTINCT
    "t74"."term",
    "t74"."village_kind",
    "t74"."kind",
    "t74"."event",
    "t74"."fiscal_year",
    "t74"."due",
    "t74"."cut"
  FROM "t72" AS "t74"
), "t86" AS (
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
      ) % 1000000 AS "decided",
      MAX(
        CASE
          WHEN (
            "t68"."state" <> 'draf'
          )
          AND NOT (
            "t68"."annulled"
          )
          AND (
            "t68"."status" <> 'rencana'
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
    ) AS "t68"
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
    "t123"."area",
    "t123"."year",
    "t123"."indicator",
    "t123"."definition",
    SUM("t123"."numerator") AS "numerator",
    SUM("t123"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t123"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t122"."office",
      "t122"."year",
      "t122"."indicator",
      "t122"."definition",
      "t122"."numerator",
      "t122"."denominator",
      "t122"."office" - (
        "t122"."office" % 100
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
          COALESCE("t120"."numerator", 0) AS "numerator",
          COALESCE("t120"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t41" AS "t46"
          WHERE
            "t46"."method" = 'follow_up'
        ) AS "t63"
        LEFT OUTER JOIN (
          SELECT
            "t117"."office",
            "t117"."year",
            "t117"."cut",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t117"."fulfilled_on" <= "t117"."cut") AS "numerator"
          FROM (
            SELECT
              "t115"."office",
              "t115"."row",
              "t115"."at",
              "t115"."counted_on",
              "t115"."fulfilled_on",
              "t115"."year",
              "t64"."year" AS "year_right",
              "t64"."cut"
            FROM (
              SELECT
                "t111"."office",
                "t111"."row",
                "t111"."at",
                "t111"."counted_on",
                "t111"."fulfilled_on",
                EXTRACT(year FROM "t111"."counted_on") AS "year"
              FROM (
                SELECT
                  "t98"."office",
                  "t98"."row",
                  "t98"."at",
                  "t98"."counted_on",
                  "t108"."fulfilled_on"
                FROM (
                  SELECT
                    "t87"."office",
                    "t87"."row",
                    "t87"."at",
                    "t87"."dated" AS "counted_on",
                    "t87"."state" = 'terverifikasi' AS "is_verified"
                  FROM "t86" AS "t87"
                  WHERE
                    NOT (
                      "t87"."annulled" AND (
                        "t87"."state" = 'terverifikasi'
                      )
                    )
                    AND "t87"."state" <> 'draf'
                    AND (
                      NOT (
                        (
                          "t87"."status" = 'batal'
                        )
                        OR (
                          "t87"."status" = 'rencana'
                        )
                        OR "t87"."is_outside_authority"
                      )
                      OR (
                        NOT (
                          "t87"."state" = 'terverifikasi'
                        )
                        AND (
                          NOT (
                            "t87"."status" = 'rencana'
                          ) OR (
                            "t87"."was_reported" = 1
                          )
                        )
                      )
                    )
                ) AS "t98"
                LEFT OUTER JOIN (
                  SELECT
                    "t105"."office",
                    "t105"."row",
                    "t105"."at",
                    MIN("t105"."proved_on") AS "fulfilled_on"
                  FROM (
                    SELECT
                      "t99"."office",
                      "t99"."row",
                      "t99"."at",
                      "t99"."counted_on",
                      "t99"."is_verified",
                      "t103"."office" AS "office_right",
                      "t103"."activity",
                      "t103"."at" AS "at_right",
                      "t103"."proved_on"
                    FROM (
                      SELECT
                        "t87"."office",
                        "t87"."row",
                        "t87"."at",
                        "t87"."dated" AS "counted_on",
                        "t87"."state" = 'terverifikasi' AS "is_verified"
                      FROM "t86" AS "t87"
                      WHERE
                        NOT (
                          "t87"."annulled" AND (
                            "t87"."state" = 'terverifikasi'
                          )
                        )
                        AND "t87"."state" <> 'draf'
                        AND (
                          NOT (
                            (
                              "t87"."status" = 'batal'
                            )
                            OR (
                              "t87"."status" = 'rencana'
                            )
                            OR "t87"."is_outside_authority"
                          )
                          OR (
                            NOT (
                              "t87"."state" = 'terverifikasi'
                            )
                            AND (
                              NOT (
                                "t87"."status" = 'rencana'
                              ) OR (
                                "t87"."was_reported" = 1
                              )
                            )
                          )
                        )
                        AND "t87"."state" = 'terverifikasi'
                    ) AS "t99"
                    INNER JOIN (
                      SELECT
                        "t94"."office",
                        "t94"."activity",
                        "t94"."at",
                        "t94"."dated" AS "proved_on"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t85"."office",
                            "t85"."row",
                            "t85"."at",
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
                              "t71"."office",
                              "t71"."row",
                              "t71"."at",
                              MAX(
                                (
                                  CASE
                                    WHEN "t71"."state" = 'terverifikasi'
                                    THEN 3
                                    WHEN "t71"."annulled"
                                    THEN 0
                                    WHEN "t71"."state" = 'draf'
                                    THEN 1
                                    ELSE 2
                                  END * 1000000
                                ) + "t71"."version"
                              ) % 1000000 AS "decided"
                            FROM (
                              SELECT
                                "t67"."office",
                                "t67"."row",
                                "t67"."at",
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
                              ) AS "t67"
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
                                ON "t67"."office" = "t51"."office"
                                AND "t67"."row" = "t51"."row"
                                AND "t51"."recorded_at" <= "t67"."at"
                                AND (
                                  (
                                    "t51"."gone_at" IS NULL
                                  ) OR (
                                    "t51"."gone_at" > "t67"."at"
                                  )
                                )
                            ) AS "t71"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t85"
                          INNER JOIN "output" AS "t13"
                            ON "t85"."office" = "t13"."office"
                            AND "t85"."row" = "t13"."row"
                            AND "t85"."decided" = "t13"."version"
                        ) AS "t89"
                        WHERE
                          "t89"."state" = 'terverifikasi' AND NOT (
                            "t89"."annulled"
                          )
                      ) AS "t94"
                      INNER JOIN "admissible" AS "t12"
                        ON "t94"."kind" = "t12"."kind"
                        AND "t94"."dated" >= "t12"."valid_from"
                        AND "t94"."dated" <= "t12"."valid_to"
                    ) AS "t103"
                      ON "t99"."office" = "t103"."office"
                      AND "t99"."row" = "t103"."activity"
                      AND "t99"."at" = "t103"."at"
                      AND "t103"."proved_on" >= "t99"."counted_on"
                  ) AS "t105"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t108"
                  ON "t98"."office" = "t108"."office"
                  AND "t98"."row" = "t108"."row"
                  AND "t98"."at" = "t108"."at"
              ) AS "t111"
              WHERE
                EXTRACT(year FROM "t111"."counted_on") IN (2023, 2024)
            ) AS "t115"
            INNER JOIN (
              SELECT DISTINCT
                "t46"."year",
                "t46"."cut"
              FROM "t41" AS "t46"
              WHERE
                "t46"."method" = 'follow_up'
            ) AS "t64"
              ON "t115"."year" = "t64"."year" AND "t115"."counted_on" <= "t64"."cut"
          ) AS "t117"
          GROUP BY
            1,
            2,
            3
        ) AS "t120"
          ON "t63"."office" = "t120"."office"
          AND "t63"."year" = "t120"."year"
          AND "t63"."cut" = "t120"."cut"
      ) AS "t121"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t65"."office",
          "t65"."year",
          "t65"."indicator",
          "t65"."definition",
          COALESCE("t116"."numerator", 0) AS "numerator",
          COALESCE("t116"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t41" AS "t46"
          WHERE
            "t46"."method" = 'timeliness'
        ) AS "t65"
        LEFT OUTER JOIN (
          SELECT
            "t112"."office",
            "t112"."year",
            "t112"."indicator",
            "t112"."definition",
            SUM("t112"."numerator") AS "numerator",
            SUM("t112"."denominator") AS "denominator"
          FROM (
            SELECT
              "t65"."office",
              "t65"."year",
              "t65"."indicator",
              "t65"."definition",
              "t79"."term",
              "t97"."denominator",
              "t110"."office" AS "office_right",
              "t110"."term" AS "term_right",
              "t110"."numerator"
            FROM (
              SELECT
                *
              FROM "t41" AS "t46"
              WHERE
                "t46"."method" = 'timeliness'
            ) AS "t65"
            INNER JOIN (
              SELECT
                "t74"."term",
                "t74"."definition",
                "t74"."year",
                "t74"."basis",
                "t74"."cut"
              FROM "t72" AS "t74"
            ) AS "t79"
              ON "t65"."definition" = "t79"."definition"
              AND "t65"."year" = "t79"."year"
              AND "t65"."basis" = "t79"."basis"
              AND "t65"."cut" = "t79"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t90"."office",
                "t90"."term",
                SUM("t90"."villages") AS "denominator"
              FROM (
                SELECT
                  "t83"."term",
                  "t83"."village_kind",
                  "t83"."kind",
                  "t83"."event",
                  "t83"."fiscal_year",
                  "t83"."due",
                  "t83"."cut",
                  "t61"."office",
                  "t61"."village_kind" AS "village_kind_right",
                  "t61"."valid_from",
                  "t61"."valid_to",
                  "t61"."villages"
                FROM "t77" AS "t83"
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
                  ON "t83"."village_kind" = "t61"."village_kind"
                  AND (
                    (
                      "t61"."valid_from" IS NULL
                    ) OR (
                      "t61"."valid_from" <= "t83"."due"
                    )
                  )
                  AND (
                    (
                      "t61"."valid_to" IS NULL
                    ) OR (
                      "t61"."valid_to" >= "t83"."due"
                    )
                  )
              ) AS "t90"
              GROUP BY
                1,
                2
            ) AS "t97"
              ON "t65"."office" = "t97"."office" AND "t79"."term" = "t97"."term"
            LEFT OUTER JOIN (
              SELECT
                "t106"."office",
                "t106"."term",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t101"."office",
                    "t101"."village",
                    "t101"."kind",
                    "t101"."fiscal_year",
                    "t101"."at",
                    "t101"."enacted_on",
                    "t101"."submitted_on",
                    "t53"."valid_from",
                    "t53"."valid_to",
                    "t53"."village_kind",
                    "t84"."term",
                    "t84"."village_kind" AS "village_kind_right",
                    "t84"."kind" AS "kind_right",
                    "t84"."event",
                    "t84"."fiscal_year" AS "fiscal_year_right",
                    "t84"."due",
                    "t84"."cut"
                  FROM (
                    SELECT
                      "t91"."office",
                      "t91"."village",
                      "t91"."kind",
                      "t91"."fiscal_year",
                      "t91"."at",
                      MIN("t91"."enacted_on") AS "enacted_on",
                      MIN("t91"."submitted_on") AS "submitted_on"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t82"."office",
                          "t82"."row",
                          "t82"."at",
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
                        ) AS "t82"
                        INNER JOIN "village_document" AS "t10"
                          ON "t82"."office" = "t10"."office"
                          AND "t82"."row" = "t10"."row"
                          AND "t82"."decided" = "t10"."version"
                      ) AS "t88"
                      WHERE
                        "t88"."state" = 'terverifikasi'
                        AND NOT (
                          "t88"."annulled"
                        )
                        AND "t88"."amendment" IS NULL
                    ) AS "t91"
                    GROUP BY
                      1,
                      2,
                      3,
                      4,
                      5
                  ) AS "t101"
                  INNER JOIN "t43" AS "t53"
                    ON "t101"."office" = "t53"."office" AND "t101"."village" = "t53"."village"
                  INNER JOIN "t77" AS "t84"
                    ON "t53"."village_kind" = "t84"."village_kind"
                    AND "t101"."kind" = "t84"."kind"
                    AND "t101"."fiscal_year" = "t84"."fiscal_year"
                    AND (
                      (
                        "t53"."valid_from" IS NULL
                      ) OR (
                        "t53"."valid_from" <= "t84"."due"
                      )
                    )
                    AND (
                      (
                        "t53"."valid_to" IS NULL
                      ) OR (
                        "t53"."valid_to" >= "t84"."due"
                      )
                    )
                ) AS "t104"
                WHERE
                  CASE
                    WHEN "t104"."event" = 'ditetapkan'
                    THEN "t104"."enacted_on"
                    ELSE "t104"."submitted_on"
                  END <= "t104"."due"
                  AND CASE
                    WHEN "t104"."event" = 'ditetapkan'
                    THEN "t104"."enacted_on"
                    ELSE "t104"."submitted_on"
                  END <= "t104"."cut"
              ) AS "t106"
              GROUP BY
                1,
                2
            ) AS "t110"
              ON "t65"."office" = "t110"."office" AND "t79"."term" = "t110"."term"
          ) AS "t112"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t116"
          ON "t65"."office" = "t116"."office"
          AND "t65"."year" = "t116"."year"
          AND "t65"."indicator" = "t116"."indicator"
          AND "t65"."definition" = "t116"."definition"
      ) AS "t118"
    ) AS "t122"
  ) AS "t123"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t124"
ORDER BY
  "t124"."area" ASC,
  "t124"."year" ASC,
  "t124"."indicator" ASC,
  "t124"."definition" ASC

WITH "t17" AS (
  SELECT DISTINCT
    "t5"."office",
    "t5"."row"
  FROM "activity" AS "t5"
), "t24" AS (
  SELECT
    *
  FROM "village" AS "t4"
  WHERE
    "t4"."recorded_at" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
), "t44" AS (
  SELECT
    "t29"."office",
    "t30"."year",
    "t29"."indicator",
    "t29"."definition",
    "t29"."method",
    "t29"."basis",
    "t30"."cut"
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
  ) AS "t29"
  INNER JOIN (
    SELECT
      *
    FROM "cut" AS "t1"
    WHERE
      "t1"."quarter" = 2 AND "t1"."year" IN (2023, 2024)
  ) AS "t30"
    ON "t29"."definition" = "t30"."definition"
    AND "t29"."basis" = "t30"."basis"
    AND "t29"."year_from" <= "t30"."year"
    AND "t29"."year_to" >= "t30"."year"
), "t77" AS (
  SELECT
    "t72"."office",
    "t72"."row",
    "t72"."at",
    "t72"."was_reported",
    "t10"."version",
    "t10"."recorded_at",
    "t10"."annulled",
    "t10"."state",
    "t10"."takes_back",
    "t10"."dated",
    "t10"."status",
    "t10"."is_outside_authority",
    "t10"."kind",
    "t10"."function",
    "t10"."unit"
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
        "t41"."office",
        "t41"."row",
        "t41"."at",
        "t52"."version",
        "t52"."recorded_at",
        "t52"."annulled",
        "t52"."state",
        "t52"."takes_back",
        "t52"."dated",
        "t52"."status",
        "t52"."is_outside_authority",
        "t52"."kind",
        "t52"."function",
        "t52"."unit"
      FROM (
        SELECT
          "t25"."office",
          "t25"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t17" AS "t25"
      ) AS "t41"
      INNER JOIN (
        SELECT
          "t11"."office",
          "t11"."row",
          "t11"."version",
          "t11"."recorded_at",
          "t11"."annulled",
          "t11"."state",
          "t11"."takes_back",
          "t11"."dated",
          "t11"."status",
          "t11"."is_outside_authority",
          "t11"."kind",
          "t11"."function",
          "t11"."unit",
          CASE
            WHEN "t11"."takes_back" IS NOT NULL
            THEN "t11"."recorded_at"
            ELSE "t35"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t11"
        LEFT OUTER JOIN (
          SELECT
            "t5"."office",
            "t5"."row",
            "t5"."takes_back" AS "version",
            "t5"."recorded_at" AS "taken_at"
          FROM "activity" AS "t5"
          WHERE
            "t5"."takes_back" IS NOT NULL
        ) AS "t35"
          ON "t11"."office" = "t35"."office"
          AND "t11"."row" = "t35"."row"
          AND "t11"."version" = "t35"."version"
      ) AS "t52"
        ON "t41"."office" = "t52"."office"
        AND "t41"."row" = "t52"."row"
        AND "t52"."recorded_at" <= "t41"."at"
        AND (
          (
            "t52"."gone_at" IS NULL
          ) OR (
            "t52"."gone_at" > "t41"."at"
          )
        )
    ) AS "t66"
    GROUP BY
      1,
      2,
      3
  ) AS "t72"
  INNER JOIN "activity" AS "t10"
    ON "t72"."office" = "t10"."office"
    AND "t72"."row" = "t10"."row"
    AND "t72"."decided" = "t10"."version"
)
SELECT
  *
FROM (
  SELECT
    "t107"."area",
    "t107"."year",
    "t107"."indicator",
    "t107"."definition",
    SUM("t107"."numerator") AS "numerator",
    SUM("t107"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t107"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t106"."office",
      "t106"."year",
      "t106"."indicator",
      "t106"."definition",
      "t106"."numerator",
      "t106"."denominator",
      "t106"."office" - (
        "t106"."office" % 100
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
          COALESCE("t104"."numerator", 0) AS "numerator",
          COALESCE("t104"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t44" AS "t49"
          WHERE
            "t49"."method" = 'follow_up'
        ) AS "t62"
        LEFT OUTER JOIN (
          SELECT
            "t102"."office",
            "t102"."year",
            "t102"."cut",
            COUNT(*) AS "denominator",
            SUM(CASE WHEN "t102"."fulfilled_on" <= "t102"."cut" THEN 1 ELSE 0 END) AS "numerator"
          FROM (
            SELECT
              "t101"."office",
              "t101"."row",
              "t101"."at",
              "t101"."counted_on",
              "t101"."fulfilled_on",
              "t101"."year",
              "t63"."year" AS "year_right",
              "t63"."cut"
            FROM (
              SELECT
                "t98"."office",
                "t98"."row",
                "t98"."at",
                "t98"."counted_on",
                "t98"."fulfilled_on",
                EXTRACT(year FROM "t98"."counted_on") AS "year"
              FROM (
                SELECT
                  "t87"."office",
                  "t87"."row",
                  "t87"."at",
                  "t87"."counted_on",
                  "t95"."fulfilled_on"
                FROM (
                  SELECT
                    "t78"."office",
                    "t78"."row",
                    "t78"."at",
                    "t78"."dated" AS "counted_on",
                    "t78"."state" = 'terverifikasi' AS "is_verified"
                  FROM "t77" AS "t78"
                  WHERE
                    NOT (
                      "t78"."annulled" AND (
                        "t78"."state" = 'terverifikasi'
                      )
                    )
                    AND "t78"."state" <> 'draf'
                    AND (
                      NOT (
                        (
                          "t78"."status" = 'batal'
                        )
                        OR (
                          "t78"."status" = 'rencana'
                        )
                        OR "t78"."is_outside_authority"
                      )
                      OR (
                        NOT (
                          "t78"."state" = 'terverifikasi'
                        )
                        AND (
                          NOT (
                            "t78"."status" = 'rencana'
                          ) OR (
                            "t78"."was_reported" = 1
                          )
                        )
                      )
                    )
                ) AS "t87"
                LEFT OUTER JOIN (
                  SELECT
                    "t93"."office",
                    "t93"."row",
                    "t93"."at",
                    MIN("t93"."proved_on") AS "fulfilled_on"
                  FROM (
                    SELECT
                      "t88"."office",
                      "t88"."row",
                      "t88"."at",
                      "t88"."counted_on",
                      "t88"."is_verified",
                      "t91"."office" AS "office_right",
                      "t91"."activity",
                      "t91"."at" AS "at_right",
                      "t91"."proved_on"
                    FROM (
                      SELECT
                        "t78"."office",
                        "t78"."row",
                        "t78"."at",
                        "t78"."dated" AS "counted_on",
                        "t78"."state" = 'terverifikasi' AS "is_verified"
                      FROM "t77" AS "t78"
                      WHERE
                        NOT (
                          "t78"."annulled" AND (
                            "t78"."state" = 'terverifikasi'
                          )
                        )
                        AND "t78"."state" <> 'draf'
                        AND (
                          NOT (
                            (
                              "t78"."status" = 'batal'
                            )
                            OR (
                              "t78"."status" = 'rencana'
                            )
                            OR "t78"."is_outside_authority"
                          )
                          OR (
                            NOT (
                              "t78"."state" = 'terverifikasi'
                            )
                            AND (
                              NOT (
                                "t78"."status" = 'rencana'
                              ) OR (
                                "t78"."was_reported" = 1
                              )
                            )
                          )
                        )
                        AND "t78"."state" = 'terverifikasi'
                    ) AS "t88"
                    INNER JOIN (
                      SELECT
                        "t83"."office",
                        "t83"."activity",
                        "t83"."at",
                        "t83"."dated" AS "proved_on"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t76"."office",
                            "t76"."row",
                            "t76"."at",
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
                                "t65"."office",
                                "t65"."row",
                                "t65"."at",
                                "t53"."version",
                                "t53"."recorded_at",
                                "t53"."annulled",
                                "t53"."state",
                                "t53"."takes_back",
                                "t53"."activity",
                                "t53"."kind",
                                "t53"."dated"
                              FROM (
                                SELECT DISTINCT
                                  *
                                FROM (
                                  SELECT
                                    "t27"."office",
                                    "t27"."row",
                                    "t42"."at"
                                  FROM (
                                    SELECT DISTINCT
                                      "t7"."office",
                                      "t7"."row",
                                      "t7"."activity"
                                    FROM "output" AS "t7"
                                  ) AS "t27"
                                  INNER JOIN (
                                    SELECT
                                      "t25"."office",
                                      "t25"."row" AS "activity",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM "t17" AS "t25"
                                  ) AS "t42"
                                    ON "t27"."office" = "t42"."office" AND "t27"."activity" = "t42"."activity"
                                ) AS "t54"
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
                                    ELSE "t36"."taken_at"
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
                                ) AS "t36"
                                  ON "t14"."office" = "t36"."office"
                                  AND "t14"."row" = "t36"."row"
                                  AND "t14"."version" = "t36"."version"
                              ) AS "t53"
                                ON "t65"."office" = "t53"."office"
                                AND "t65"."row" = "t53"."row"
                                AND "t53"."recorded_at" <= "t65"."at"
                                AND (
                                  (
                                    "t53"."gone_at" IS NULL
                                  ) OR (
                                    "t53"."gone_at" > "t65"."at"
                                  )
                                )
                            ) AS "t70"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t76"
                          INNER JOIN "output" AS "t13"
                            ON "t76"."office" = "t13"."office"
                            AND "t76"."row" = "t13"."row"
                            AND "t76"."decided" = "t13"."version"
                        ) AS "t80"
                        WHERE
                          "t80"."state" = 'terverifikasi' AND NOT (
                            "t80"."annulled"
                          )
                      ) AS "t83"
                      INNER JOIN "admissible" AS "t12"
                        ON "t83"."kind" = "t12"."kind"
                        AND "t83"."dated" >= "t12"."valid_from"
                        AND "t83"."dated" <= "t12"."valid_to"
                    ) AS "t91"
                      ON "t88"."office" = "t91"."office"
                      AND "t88"."row" = "t91"."activity"
                      AND "t88"."at" = "t91"."at"
                      AND "t91"."proved_on" >= "t88"."counted_on"
                  ) AS "t93"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t95"
                  ON "t87"."office" = "t95"."office"
                  AND "t87"."row" = "t95"."row"
                  AND "t87"."at" = "t95"."at"
              ) AS "t98"
              WHERE
                EXTRACT(year FROM "t98"."counted_on") IN (2023, 2024)
            ) AS "t101"
            INNER JOIN (
              SELECT DISTINCT
                "t49"."year",
                "t49"."cut"
              FROM "t44" AS "t49"
              WHERE
                "t49"."method" = 'follow_up'
            ) AS "t63"
              ON "t101"."year" = "t63"."year" AND "t101"."counted_on" <= "t63"."cut"
          ) AS "t102"
          GROUP BY
            1,
            2,
            3
        ) AS "t104"
          ON "t62"."office" = "t104"."office"
          AND "t62"."year" = "t104"."year"
          AND "t62"."cut" = "t104"."cut"
      ) AS "t105"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t64"."office",
          "t64"."year",
          "t64"."indicator",
          "t64"."definition",
          COALESCE("t97"."numerator", 0) AS "numerator",
          COALESCE("t97"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "t44" AS "t49"
          WHERE
            "t49"."method" = 'timeliness'
        ) AS "t64"
        LEFT OUTER JOIN (
          SELECT
            "t92"."office",
            "t92"."year",
            "t92"."indicator",
            "t92"."definition",
            COUNT(*) AS "denominator",
            SUM(
              CASE
                WHEN (
                  CASE
                    WHEN "t92"."event" = 'ditetapkan'
                    THEN "t92"."enacted_on"
                    ELSE "t92"."submitted_on"
                  END <= "t92"."due"
                )
                AND (
                  CASE
                    WHEN "t92"."event" = 'ditetapkan'
                    THEN "t92"."enacted_on"
                    ELSE "t92"."submitted_on"
                  END <= "t92"."cut"
                )
                THEN 1
                ELSE 0
              END
            ) AS "numerator"
          FROM (
            SELECT
              "t64"."office",
              "t64"."year",
              "t64"."indicator",
              "t64"."definition",
              "t64"."cut",
              "t68"."village",
              "t31"."kind",
              "t31"."event",
              "t31"."fiscal_year",
              "t31"."due",
              "t89"."office" AS "office_right",
              "t89"."village" AS "village_right",
              "t89"."kind" AS "kind_right",
              "t89"."fiscal_year" AS "fiscal_year_right",
              "t89"."at",
              "t89"."enacted_on",
              "t89"."submitted_on"
            FROM (
              SELECT
                *
              FROM "t44" AS "t49"
              WHERE
                "t49"."method" = 'timeliness'
            ) AS "t64"
            INNER JOIN (
              SELECT
                *
              FROM "due" AS "t2"
              WHERE
                "t2"."year" IN (2023, 2024)
            ) AS "t31"
              ON "t64"."definition" = "t31"."definition"
              AND "t64"."year" = "t31"."year"
              AND "t64"."basis" = "t31"."basis"
            INNER JOIN (
              SELECT
                "t60"."office",
                "t60"."village",
                "t60"."valid_from",
                "t60"."valid_to",
                "t60"."kind" AS "village_kind"
              FROM (
                SELECT
                  "t46"."office",
                  "t46"."village",
                  "t46"."version",
                  "t38"."recorded_at",
                  "t38"."annulled",
                  "t38"."kind",
                  "t38"."valid_from",
                  "t38"."valid_to"
                FROM (
                  SELECT
                    "t34"."office",
                    "t34"."village",
                    MAX("t34"."version") AS "version"
                  FROM "t24" AS "t34"
                  GROUP BY
                    1,
                    2
                ) AS "t46"
                INNER JOIN "t24" AS "t38"
                  ON "t46"."office" = "t38"."office"
                  AND "t46"."village" = "t38"."village"
                  AND "t46"."version" = "t38"."version"
              ) AS "t60"
              WHERE
                NOT (
                  "t60"."annulled"
                )
            ) AS "t68"
              ON "t64"."office" = "t68"."office"
              AND "t31"."village_kind" = "t68"."village_kind"
              AND (
                (
                  "t68"."valid_from" IS NULL
                ) OR (
                  "t68"."valid_from" <= "t31"."due"
                )
              )
              AND (
                (
                  "t68"."valid_to" IS NULL
                ) OR (
                  "t68"."valid_to" >= "t31"."due"
                )
              )
            LEFT OUTER JOIN (
              SELECT
                "t81"."office",
                "t81"."village",
                "t81"."kind",
                "t81"."fiscal_year",
                "t81"."at",
                MIN("t81"."enacted_on") AS "enacted_on",
                MIN("t81"."submitted_on") AS "submitted_on"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t74"."office",
                    "t74"."row",
                    "t74"."at",
                    "t8"."version",
                    "t8"."recorded_at",
                    "t8"."annulled",
                    "t8"."state",
                    "t8"."takes_back",
                    "t8"."village",
                    "t8"."kind",
                    "t8"."fiscal_year",
                    "t8"."enacted_on",
                    "t8"."submitted_on",
                    "t8"."amendment"
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
                        "t59"."office",
                        "t59"."row",
                        "t59"."at",
                        "t51"."version",
                        "t51"."recorded_at",
                        "t51"."annulled",
                        "t51"."state",
                        "t51"."takes_back",
                        "t51"."village",
                        "t51"."kind",
                        "t51"."fiscal_year",
                        "t51"."enacted_on",
                        "t51"."submitted_on",
                        "t51"."amendment"
                      FROM (
                        SELECT DISTINCT
                          *
                        FROM (
                          SELECT
                            "t22"."office",
                            "t22"."row",
                            "t37"."at"
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
                              "t16"."office",
                              "t16"."village",
                              "t16"."kind",
                              "t16"."fiscal_year",
                              CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                            FROM (
                              SELECT DISTINCT
                                "t3"."office",
                                "t3"."village",
                                "t3"."kind",
                                "t3"."fiscal_year"
                              FROM "village_document" AS "t3"
                            ) AS "t16"
                          ) AS "t37"
                            ON "t22"."office" = "t37"."office"
                            AND "t22"."village" = "t37"."village"
                            AND "t22"."kind" = "t37"."kind"
                            AND "t22"."fiscal_year" = "t37"."fiscal_year"
                        ) AS "t50"
                      ) AS "t59"
                      INNER JOIN (
                        SELECT
                          "t9"."office",
                          "t9"."row",
                          "t9"."version",
                          "t9"."recorded_at",
                          "t9"."annulled",
                          "t9"."state",
                          "t9"."takes_back",
                          "t9"."village",
                          "t9"."kind",
                          "t9"."fiscal_year",
                          "t9"."enacted_on",
                          "t9"."submitted_on",
                          "t9"."amendment",
                          CASE
                            WHEN "t9"."takes_back" IS NOT NULL
                            THEN "t9"."recorded_at"
                            ELSE "t33"."taken_at"
                          END AS "gone_at"
                        FROM "village_document" AS "t9"
                        LEFT OUTER JOIN (
                          SELECT
                            "t3"."office",
                            "t3"."row",
                            "t3"."takes_back" AS "version",
                            "t3"."recorded_at" AS "taken_at"
                          FROM "village_document" AS "t3"
                          WHERE
                            "t3"."takes_back" IS NOT NULL
                        ) AS "t33"
                          ON "t9"."office" = "t33"."office"
                          AND "t9"."row" = "t33"."row"
                          AND "t9"."version" = "t33"."version"
                      ) AS "t51"
                        ON "t59"."office" = "t51"."office"
                        AND "t59"."row" = "t51"."row"
                        AND "t51"."recorded_at" <= "t59"."at"
                        AND (
                          (
                            "t51"."gone_at" IS NULL
                          ) OR (
                            "t51"."gone_at" > "t59"."at"
                          )
                        )
                    ) AS "t69"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t74"
                  INNER JOIN "village_document" AS "t8"
                    ON "t74"."office" = "t8"."office"
                    AND "t74"."row" = "t8"."row"
                    AND "t74"."decided" = "t8"."version"
                ) AS "t79"
                WHERE
                  "t79"."state" = 'terverifikasi'
                  AND NOT (
                    "t79"."annulled"
                  )
                  AND "t79"."amendment" IS NULL
              ) AS "t81"
              GROUP BY
                1,
                2,
                3,
                4,
                5
            ) AS "t89"
              ON "t64"."office" = "t89"."office"
              AND "t68"."village" = "t89"."village"
              AND "t31"."kind" = "t89"."kind"
              AND "t31"."fiscal_year" = "t89"."fiscal_year"
          ) AS "t92"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t97"
          ON "t64"."office" = "t97"."office"
          AND "t64"."year" = "t97"."year"
          AND "t64"."indicator" = "t97"."indicator"
          AND "t64"."definition" = "t97"."definition"
      ) AS "t99"
    ) AS "t106"
  ) AS "t107"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t108"
ORDER BY
  "t108"."area" ASC,
  "t108"."year" ASC,
  "t108"."indicator" ASC,
  "t108"."definition" ASC

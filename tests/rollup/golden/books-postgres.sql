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
WITH "t17" AS (
  SELECT DISTINCT
    "t2"."number",
    "t2"."village_kind",
    "t2"."kind",
    "t2"."event",
    "t2"."fiscal_year",
    "t2"."due",
    "t2"."cut"
  FROM "terms" AS "t2"
), "t18" AS (
  SELECT DISTINCT
    "t3"."office",
    "t3"."row"
  FROM "activity" AS "t3"
), "t47" AS (
  SELECT
    "t42"."office",
    "t42"."village",
    "t42"."valid_from",
    "t42"."valid_to",
    "t42"."kind" AS "village_kind"
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
  ) AS "t42"
  WHERE
    NOT (
      "t42"."annulled"
    )
    AND "t42"."recorded_at" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND "t42"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
), "t75" AS (
  SELECT
    "t70"."office",
    "t70"."row",
    "t70"."at",
    "t70"."was_reported",
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
    "t9"."unit"
  FROM (
    SELECT
      "t63"."office",
      "t63"."row",
      "t63"."at",
      MAX(
        (
          CASE
            WHEN "t63"."state" = 'terverifikasi'
            THEN 3
            WHEN "t63"."annulled"
            THEN 0
            WHEN "t63"."state" = 'draf'
            THEN 1
            ELSE 2
          END * 1000000
        ) + "t63"."version"
      ) % 1000000 AS "decided",
      MAX(
        CASE
          WHEN (
            "t63"."state" <> 'draf'
          )
          AND NOT (
            "t63"."annulled"
          )
          AND (
            "t63"."status" <> 'rencana'
          )
          THEN 1
          ELSE 0
        END
      ) AS "was_reported"
    FROM (
      SELECT
        "t44"."office",
        "t44"."row",
        "t44"."at",
        "t50"."version",
        "t50"."recorded_at",
        "t50"."annulled",
        "t50"."state",
        "t50"."takes_back",
        "t50"."dated",
        "t50"."status",
        "t50"."is_outside_authority",
        "t50"."kind",
        "t50"."function",
        "t50"."unit"
      FROM (
        SELECT
          "t26"."office",
          "t26"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t18" AS "t26"
      ) AS "t44"
      INNER JOIN (
        SELECT
          "t10"."office",
          "t10"."row",
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
          "t10"."unit",
          CASE
            WHEN "t10"."takes_back" IS NOT NULL
            THEN "t10"."recorded_at"
            ELSE "t36"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t10"
        LEFT OUTER JOIN (
          SELECT
            "t3"."office",
            "t3"."row",
            "t3"."takes_back" AS "version",
            "t3"."recorded_at" AS "taken_at"
          FROM "activity" AS "t3"
          WHERE
            "t3"."takes_back" IS NOT NULL
        ) AS "t36"
          ON "t10"."office" = "t36"."office"
          AND "t10"."row" = "t36"."row"
          AND "t10"."version" = "t36"."version"
      ) AS "t50"
        ON "t44"."office" = "t50"."office"
        AND "t44"."row" = "t50"."row"
        AND "t50"."recorded_at" <= "t44"."at"
        AND (
          (
            "t50"."gone_at" IS NULL
          ) OR (
            "t50"."gone_at" > "t44"."at"
          )
        )
    ) AS "t63"
    GROUP BY
      1,
      2,
      3
  ) AS "t70"
  INNER JOIN "activity" AS "t9"
    ON "t70"."office" = "t9"."office"
    AND "t70"."row" = "t9"."row"
    AND "t70"."decided" = "t9"."version"
)
SELECT
  *
FROM (
  SELECT
    "t109"."area",
    "t109"."year",
    "t109"."indicator",
    "t109"."definition",
    SUM("t109"."numerator") AS "numerator",
    SUM("t109"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t109"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t108"."office",
      "t108"."year",
      "t108"."indicator",
      "t108"."definition",
      "t108"."numerator",
      "t108"."denominator",
      "t108"."office" - (
        "t108"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t32"."office",
          "t32"."year",
          "t32"."indicator",
          "t32"."definition",
          COALESCE("t106"."numerator", 0) AS "numerator",
          COALESCE("t106"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'follow_up'
        ) AS "t32"
        INNER JOIN "last_days" AS "t8"
          ON "t32"."year" = "t8"."year" AND "t32"."cut" = "t8"."cut"
        LEFT OUTER JOIN (
          SELECT
            "t103"."office",
            "t103"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t103"."fulfilled_on" <= "t103"."cut") AS "numerator"
          FROM (
            SELECT
              "t101"."office",
              "t101"."row",
              "t101"."at",
              "t101"."counted_on",
              "t101"."fulfilled_on",
              "t101"."year",
              "t8"."year" AS "year_right",
              "t8"."cut",
              "t8"."number"
            FROM (
              SELECT
                "t97"."office",
                "t97"."row",
                "t97"."at",
                "t97"."counted_on",
                "t97"."fulfilled_on",
                EXTRACT(year FROM "t97"."counted_on") AS "year"
              FROM (
                SELECT
                  "t84"."office",
                  "t84"."row",
                  "t84"."at",
                  "t84"."counted_on",
                  "t94"."fulfilled_on"
                FROM (
                  SELECT
                    "t76"."office",
                    "t76"."row",
                    "t76"."at",
                    "t76"."dated" AS "counted_on",
                    "t76"."state" = 'terverifikasi' AS "is_verified"
                  FROM "t75" AS "t76"
                  WHERE
                    NOT (
                      "t76"."annulled" AND (
                        "t76"."state" = 'terverifikasi'
                      )
                    )
                    AND "t76"."state" <> 'draf'
                    AND (
                      NOT (
                        (
                          "t76"."status" = 'batal'
                        )
                        OR (
                          "t76"."status" = 'rencana'
                        )
                        OR "t76"."is_outside_authority"
                      )
                      OR (
                        NOT (
                          "t76"."state" = 'terverifikasi'
                        )
                        AND (
                          NOT (
                            "t76"."status" = 'rencana'
                          ) OR (
                            "t76"."was_reported" = 1
                          )
                        )
                      )
                    )
                ) AS "t84"
                LEFT OUTER JOIN (
                  SELECT
                    "t91"."office",
                    "t91"."row",
                    "t91"."at",
                    MIN("t91"."proved_on") AS "fulfilled_on"
                  FROM (
                    SELECT
                      "t85"."office",
                      "t85"."row",
                      "t85"."at",
                      "t85"."counted_on",
                      "t85"."is_verified",
                      "t89"."office" AS "office_right",
                      "t89"."activity",
                      "t89"."at" AS "at_right",
                      "t89"."proved_on"
                    FROM (
                      SELECT
                        "t76"."office",
                        "t76"."row",
                        "t76"."at",
                        "t76"."dated" AS "counted_on",
                        "t76"."state" = 'terverifikasi' AS "is_verified"
                      FROM "t75" AS "t76"
                      WHERE
                        NOT (
                          "t76"."annulled" AND (
                            "t76"."state" = 'terverifikasi'
                          )
                        )
                        AND "t76"."state" <> 'draf'
                        AND (
                          NOT (
                            (
                              "t76"."status" = 'batal'
                            )
                            OR (
                              "t76"."status" = 'rencana'
                            )
                            OR "t76"."is_outside_authority"
                          )
                          OR (
                            NOT (
                              "t76"."state" = 'terverifikasi'
                            )
                            AND (
                              NOT (
                                "t76"."status" = 'rencana'
                              ) OR (
                                "t76"."was_reported" = 1
                              )
                            )
                          )
                        )
                        AND "t76"."state" = 'terverifikasi'
                    ) AS "t85"
                    INNER JOIN (
                      SELECT
                        "t81"."office",
                        "t81"."activity",
                        "t81"."at",
                        "t81"."dated" AS "proved_on"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t74"."office",
                            "t74"."row",
                            "t74"."at",
                            "t14"."version",
                            "t14"."recorded_at",
                            "t14"."annulled",
                            "t14"."state",
                            "t14"."takes_back",
                            "t14"."activity",
                            "t14"."kind",
                            "t14"."dated"
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
                              ) % 1000000 AS "decided"
                            FROM (
                              SELECT
                                "t62"."office",
                                "t62"."row",
                                "t62"."at",
                                "t54"."version",
                                "t54"."recorded_at",
                                "t54"."annulled",
                                "t54"."state",
                                "t54"."takes_back",
                                "t54"."activity",
                                "t54"."kind",
                                "t54"."dated"
                              FROM (
                                SELECT DISTINCT
                                  *
                                FROM (
                                  SELECT
                                    "t30"."office",
                                    "t30"."row",
                                    "t45"."at"
                                  FROM (
                                    SELECT DISTINCT
                                      "t7"."office",
                                      "t7"."row",
                                      "t7"."activity"
                                    FROM "output" AS "t7"
                                  ) AS "t30"
                                  INNER JOIN (
                                    SELECT
                                      "t26"."office",
                                      "t26"."row" AS "activity",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM "t18" AS "t26"
                                  ) AS "t45"
                                    ON "t30"."office" = "t45"."office" AND "t30"."activity" = "t45"."activity"
                                ) AS "t55"
                              ) AS "t62"
                              INNER JOIN (
                                SELECT
                                  "t15"."office",
                                  "t15"."row",
                                  "t15"."version",
                                  "t15"."recorded_at",
                                  "t15"."annulled",
                                  "t15"."state",
                                  "t15"."takes_back",
                                  "t15"."activity",
                                  "t15"."kind",
                                  "t15"."dated",
                                  CASE
                                    WHEN "t15"."takes_back" IS NOT NULL
                                    THEN "t15"."recorded_at"
                                    ELSE "t39"."taken_at"
                                  END AS "gone_at"
                                FROM "output" AS "t15"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t7"."office",
                                    "t7"."row",
                                    "t7"."takes_back" AS "version",
                                    "t7"."recorded_at" AS "taken_at"
                                  FROM "output" AS "t7"
                                  WHERE
                                    "t7"."takes_back" IS NOT NULL
                                ) AS "t39"
                                  ON "t15"."office" = "t39"."office"
                                  AND "t15"."row" = "t39"."row"
                                  AND "t15"."version" = "t39"."version"
                              ) AS "t54"
                                ON "t62"."office" = "t54"."office"
                                AND "t62"."row" = "t54"."row"
                                AND "t54"."recorded_at" <= "t62"."at"
                                AND (
                                  (
                                    "t54"."gone_at" IS NULL
                                  ) OR (
                                    "t54"."gone_at" > "t62"."at"
                                  )
                                )
                            ) AS "t66"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t74"
                          INNER JOIN "output" AS "t14"
                            ON "t74"."office" = "t14"."office"
                            AND "t74"."row" = "t14"."row"
                            AND "t74"."decided" = "t14"."version"
                        ) AS "t78"
                        WHERE
                          "t78"."state" = 'terverifikasi' AND NOT (
                            "t78"."annulled"
                          )
                      ) AS "t81"
                      INNER JOIN "admissible" AS "t13"
                        ON "t81"."kind" = "t13"."kind"
                        AND "t81"."dated" >= "t13"."valid_from"
                        AND "t81"."dated" <= "t13"."valid_to"
                    ) AS "t89"
                      ON "t85"."office" = "t89"."office"
                      AND "t85"."row" = "t89"."activity"
                      AND "t85"."at" = "t89"."at"
                      AND "t89"."proved_on" >= "t85"."counted_on"
                  ) AS "t91"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t94"
                  ON "t84"."office" = "t94"."office"
                  AND "t84"."row" = "t94"."row"
                  AND "t84"."at" = "t94"."at"
              ) AS "t97"
              WHERE
                EXTRACT(year FROM "t97"."counted_on") IN (2023, 2024)
            ) AS "t101"
            INNER JOIN "last_days" AS "t8"
              ON "t101"."year" = "t8"."year" AND "t101"."counted_on" <= "t8"."cut"
          ) AS "t103"
          GROUP BY
            1,
            2
        ) AS "t106"
          ON "t32"."office" = "t106"."office" AND "t8"."number" = "t106"."number"
      ) AS "t107"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t33"."office",
          "t33"."year",
          "t33"."indicator",
          "t33"."definition",
          COALESCE("t102"."numerator", 0) AS "numerator",
          COALESCE("t102"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'timeliness'
        ) AS "t33"
        LEFT OUTER JOIN (
          SELECT
            "t98"."office",
            "t98"."year",
            "t98"."indicator",
            "t98"."definition",
            SUM("t98"."numerator") AS "numerator",
            SUM("t98"."denominator") AS "denominator"
          FROM (
            SELECT
              "t33"."office",
              "t33"."year",
              "t33"."indicator",
              "t33"."definition",
              "t24"."number",
              "t68"."denominator",
              "t96"."office" AS "office_right",
              "t96"."number" AS "number_right",
              "t96"."numerator"
            FROM (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t33"
            INNER JOIN (
              SELECT
                "t2"."number",
                "t2"."definition",
                "t2"."year",
                "t2"."basis",
                "t2"."cut"
              FROM "terms" AS "t2"
            ) AS "t24"
              ON "t33"."definition" = "t24"."definition"
              AND "t33"."year" = "t24"."year"
              AND "t33"."basis" = "t24"."basis"
              AND "t33"."cut" = "t24"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t64"."office",
                "t64"."number",
                SUM("t64"."villages") AS "denominator"
              FROM (
                SELECT
                  "t60"."office",
                  "t60"."village_kind",
                  "t60"."valid_from",
                  "t60"."valid_to",
                  "t60"."villages",
                  "t34"."number",
                  "t34"."village_kind" AS "village_kind_right",
                  "t34"."kind",
                  "t34"."event",
                  "t34"."fiscal_year",
                  "t34"."due",
                  "t34"."cut"
                FROM (
                  SELECT
                    "t51"."office",
                    "t51"."village_kind",
                    "t51"."valid_from",
                    "t51"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t47" AS "t51"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t60"
                INNER JOIN "t17" AS "t34"
                  ON "t60"."village_kind" = "t34"."village_kind"
                  AND (
                    (
                      "t60"."valid_from" IS NULL
                    ) OR (
                      "t60"."valid_from" <= "t34"."due"
                    )
                  )
                  AND (
                    (
                      "t60"."valid_to" IS NULL
                    ) OR (
                      "t60"."valid_to" >= "t34"."due"
                    )
                  )
              ) AS "t64"
              GROUP BY
                1,
                2
            ) AS "t68"
              ON "t33"."office" = "t68"."office" AND "t24"."number" = "t68"."number"
            LEFT OUTER JOIN (
              SELECT
                "t92"."office",
                "t92"."number",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t87"."office",
                    "t87"."village",
                    "t87"."kind",
                    "t87"."fiscal_year",
                    "t87"."at",
                    "t87"."enacted_on",
                    "t87"."submitted_on",
                    "t56"."valid_from",
                    "t56"."valid_to",
                    "t56"."village_kind",
                    "t35"."number",
                    "t35"."village_kind" AS "village_kind_right",
                    "t35"."kind" AS "kind_right",
                    "t35"."event",
                    "t35"."fiscal_year" AS "fiscal_year_right",
                    "t35"."due",
                    "t35"."cut"
                  FROM (
                    SELECT
                      "t79"."office",
                      "t79"."village",
                      "t79"."kind",
                      "t79"."fiscal_year",
                      "t79"."at",
                      MIN("t79"."enacted_on") AS "enacted_on",
                      MIN("t79"."submitted_on") AS "submitted_on"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t73"."office",
                          "t73"."row",
                          "t73"."at",
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
                            "t65"."office",
                            "t65"."row",
                            "t65"."at",
                            MAX(
                              (
                                CASE
                                  WHEN "t65"."state" = 'terverifikasi'
                                  THEN 3
                                  WHEN "t65"."annulled"
                                  THEN 0
                                  WHEN "t65"."state" = 'draf'
                                  THEN 1
                                  ELSE 2
                                END * 1000000
                              ) + "t65"."version"
                            ) % 1000000 AS "decided"
                          FROM (
                            SELECT
                              "t61"."office",
                              "t61"."row",
                              "t61"."at",
                              "t53"."version",
                              "t53"."recorded_at",
                              "t53"."annulled",
                              "t53"."state",
                              "t53"."takes_back",
                              "t53"."village",
                              "t53"."kind",
                              "t53"."fiscal_year",
                              "t53"."enacted_on",
                              "t53"."submitted_on",
                              "t53"."amendment"
                            FROM (
                              SELECT DISTINCT
                                *
                              FROM (
                                SELECT
                                  "t28"."office",
                                  "t28"."row",
                                  "t43"."at"
                                FROM (
                                  SELECT DISTINCT
                                    "t5"."office",
                                    "t5"."row",
                                    "t5"."village",
                                    "t5"."kind",
                                    "t5"."fiscal_year"
                                  FROM "village_document" AS "t5"
                                ) AS "t28"
                                INNER JOIN (
                                  SELECT
                                    "t20"."office",
                                    "t20"."village",
                                    "t20"."kind",
                                    "t20"."fiscal_year",
                                    CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                  FROM (
                                    SELECT DISTINCT
                                      "t5"."office",
                                      "t5"."village",
                                      "t5"."kind",
                                      "t5"."fiscal_year"
                                    FROM "village_document" AS "t5"
                                  ) AS "t20"
                                ) AS "t43"
                                  ON "t28"."office" = "t43"."office"
                                  AND "t28"."village" = "t43"."village"
                                  AND "t28"."kind" = "t43"."kind"
                                  AND "t28"."fiscal_year" = "t43"."fiscal_year"
                              ) AS "t52"
                            ) AS "t61"
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
                                  ELSE "t38"."taken_at"
                                END AS "gone_at"
                              FROM "village_document" AS "t12"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t5"."office",
                                  "t5"."row",
                                  "t5"."takes_back" AS "version",
                                  "t5"."recorded_at" AS "taken_at"
                                FROM "village_document" AS "t5"
                                WHERE
                                  "t5"."takes_back" IS NOT NULL
                              ) AS "t38"
                                ON "t12"."office" = "t38"."office"
                                AND "t12"."row" = "t38"."row"
                                AND "t12"."version" = "t38"."version"
                            ) AS "t53"
                              ON "t61"."office" = "t53"."office"
                              AND "t61"."row" = "t53"."row"
                              AND "t53"."recorded_at" <= "t61"."at"
                              AND (
                                (
                                  "t53"."gone_at" IS NULL
                                ) OR (
                                  "t53"."gone_at" > "t61"."at"
                                )
                              )
                          ) AS "t65"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t73"
                        INNER JOIN "village_document" AS "t11"
                          ON "t73"."office" = "t11"."office"
                          AND "t73"."row" = "t11"."row"
                          AND "t73"."decided" = "t11"."version"
                      ) AS "t77"
                      WHERE
                        "t77"."state" = 'terverifikasi'
                        AND NOT (
                          "t77"."annulled"
                        )
                        AND "t77"."amendment" IS NULL
                    ) AS "t79"
                    GROUP BY
                      1,
                      2,
                      3,
                      4,
                      5
                  ) AS "t87"
                  INNER JOIN "t47" AS "t56"
                    ON "t87"."office" = "t56"."office" AND "t87"."village" = "t56"."village"
                  INNER JOIN "t17" AS "t35"
                    ON "t56"."village_kind" = "t35"."village_kind"
                    AND "t87"."kind" = "t35"."kind"
                    AND "t87"."fiscal_year" = "t35"."fiscal_year"
                    AND (
                      (
                        "t56"."valid_from" IS NULL
                      ) OR (
                        "t56"."valid_from" <= "t35"."due"
                      )
                    )
                    AND (
                      (
                        "t56"."valid_to" IS NULL
                      ) OR (
                        "t56"."valid_to" >= "t35"."due"
                      )
                    )
                ) AS "t90"
                WHERE
                  CASE
                    WHEN "t90"."event" = 'ditetapkan'
                    THEN "t90"."enacted_on"
                    ELSE "t90"."submitted_on"
                  END <= "t90"."due"
                  AND CASE
                    WHEN "t90"."event" = 'ditetapkan'
                    THEN "t90"."enacted_on"
                    ELSE "t90"."submitted_on"
                  END <= "t90"."cut"
              ) AS "t92"
              GROUP BY
                1,
                2
            ) AS "t96"
              ON "t33"."office" = "t96"."office" AND "t24"."number" = "t96"."number"
          ) AS "t98"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t102"
          ON "t33"."office" = "t102"."office"
          AND "t33"."year" = "t102"."year"
          AND "t33"."indicator" = "t102"."indicator"
          AND "t33"."definition" = "t102"."definition"
      ) AS "t104"
    ) AS "t108"
  ) AS "t109"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t110"
ORDER BY
  "t110"."area" ASC,
  "t110"."year" ASC,
  "t110"."indicator" ASC,
  "t110"."definition" ASC;

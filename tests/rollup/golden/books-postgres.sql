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

-- answer
WITH "t24" AS (
  SELECT DISTINCT
    "t6"."office",
    "t6"."row"
  FROM "activity" AS "t6"
), "t46" AS (
  SELECT
    "t40"."office",
    "t40"."village",
    "t40"."valid_from",
    "t40"."valid_to",
    "t40"."kind" AS "village_kind"
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
  ) AS "t40"
  WHERE
    NOT (
      "t40"."annulled"
    )
    AND "t40"."recorded_at" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND "t40"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
), "t73" AS (
  SELECT
    "t68"."office",
    "t68"."row",
    "t68"."at",
    "t68"."was_reported",
    "t16"."version",
    "t16"."recorded_at",
    "t16"."annulled",
    "t16"."state",
    "t16"."takes_back",
    "t16"."dated",
    "t16"."status",
    "t16"."is_outside_authority",
    "t16"."kind",
    "t16"."function",
    "t16"."unit"
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
        "t53"."version",
        "t53"."recorded_at",
        "t53"."annulled",
        "t53"."state",
        "t53"."takes_back",
        "t53"."dated",
        "t53"."status",
        "t53"."is_outside_authority",
        "t53"."kind",
        "t53"."function",
        "t53"."unit"
      FROM (
        SELECT
          "t30"."office",
          "t30"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t24" AS "t30"
      ) AS "t44"
      INNER JOIN (
        SELECT
          "t17"."office",
          "t17"."row",
          "t17"."version",
          "t17"."recorded_at",
          "t17"."annulled",
          "t17"."state",
          "t17"."takes_back",
          "t17"."dated",
          "t17"."status",
          "t17"."is_outside_authority",
          "t17"."kind",
          "t17"."function",
          "t17"."unit",
          CASE
            WHEN "t17"."takes_back" IS NOT NULL
            THEN "t17"."recorded_at"
            ELSE "t38"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t17"
        LEFT OUTER JOIN (
          SELECT
            "t6"."office",
            "t6"."row",
            "t6"."takes_back" AS "version",
            "t6"."recorded_at" AS "taken_at"
          FROM "activity" AS "t6"
          WHERE
            "t6"."takes_back" IS NOT NULL
        ) AS "t38"
          ON "t17"."office" = "t38"."office"
          AND "t17"."row" = "t38"."row"
          AND "t17"."version" = "t38"."version"
      ) AS "t53"
        ON "t44"."office" = "t53"."office"
        AND "t44"."row" = "t53"."row"
        AND "t53"."recorded_at" <= "t44"."at"
        AND (
          (
            "t53"."gone_at" IS NULL
          ) OR (
            "t53"."gone_at" > "t44"."at"
          )
        )
    ) AS "t63"
    GROUP BY
      1,
      2,
      3
  ) AS "t68"
  INNER JOIN "activity" AS "t16"
    ON "t68"."office" = "t16"."office"
    AND "t68"."row" = "t16"."row"
    AND "t68"."decided" = "t16"."version"
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
    SUM("t107"."offices") AS "offices",
    SUM("t107"."unmeasurable") AS "unmeasurable"
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
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t106"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t105"."office",
        "t105"."year",
        "t105"."indicator",
        "t105"."definition",
        SUM("t105"."numerator") AS "numerator",
        SUM("t105"."denominator") AS "denominator"
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
        ) AS "t21"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t102"."office",
              "t9"."year",
              "t34"."indicator",
              "t34"."definition",
              "t102"."numerator",
              "t102"."denominator"
            FROM (
              SELECT
                "t100"."office",
                "t100"."number",
                COUNT(*) AS "denominator",
                COUNT(*) FILTER(WHERE
                  "t100"."fulfilled_on" <= "t100"."cut") AS "numerator"
              FROM (
                SELECT
                  "t99"."office",
                  "t99"."row",
                  "t99"."at",
                  "t99"."counted_on",
                  "t99"."fulfilled_on",
                  "t99"."year",
                  "t9"."year" AS "year_right",
                  "t9"."cut",
                  "t9"."number"
                FROM (
                  SELECT
                    "t96"."office",
                    "t96"."row",
                    "t96"."at",
                    "t96"."counted_on",
                    "t96"."fulfilled_on",
                    EXTRACT(year FROM "t96"."counted_on") AS "year"
                  FROM (
                    SELECT
                      "t83"."office",
                      "t83"."row",
                      "t83"."at",
                      "t83"."counted_on",
                      "t93"."fulfilled_on"
                    FROM (
                      SELECT
                        "t74"."office",
                        "t74"."row",
                        "t74"."at",
                        "t74"."dated" AS "counted_on",
                        "t74"."state" = 'terverifikasi' AS "is_verified"
                      FROM "t73" AS "t74"
                      WHERE
                        NOT (
                          "t74"."annulled" AND (
                            "t74"."state" = 'terverifikasi'
                          )
                        )
                        AND "t74"."state" <> 'draf'
                        AND (
                          NOT (
                            (
                              "t74"."status" = 'batal'
                            )
                            OR (
                              "t74"."status" = 'rencana'
                            )
                            OR "t74"."is_outside_authority"
                          )
                          OR (
                            NOT (
                              "t74"."state" = 'terverifikasi'
                            )
                            AND (
                              NOT (
                                "t74"."status" = 'rencana'
                              ) OR (
                                "t74"."was_reported" = 1
                              )
                            )
                          )
                        )
                    ) AS "t83"
                    LEFT OUTER JOIN (
                      SELECT
                        "t89"."office",
                        "t89"."row",
                        "t89"."at",
                        MIN("t89"."proved_on") AS "fulfilled_on"
                      FROM (
                        SELECT
                          "t84"."office",
                          "t84"."row",
                          "t84"."at",
                          "t84"."counted_on",
                          "t84"."is_verified",
                          "t87"."office" AS "office_right",
                          "t87"."activity",
                          "t87"."at" AS "at_right",
                          "t87"."proved_on"
                        FROM (
                          SELECT
                            "t74"."office",
                            "t74"."row",
                            "t74"."at",
                            "t74"."dated" AS "counted_on",
                            "t74"."state" = 'terverifikasi' AS "is_verified"
                          FROM "t73" AS "t74"
                          WHERE
                            NOT (
                              "t74"."annulled" AND (
                                "t74"."state" = 'terverifikasi'
                              )
                            )
                            AND "t74"."state" <> 'draf'
                            AND (
                              NOT (
                                (
                                  "t74"."status" = 'batal'
                                )
                                OR (
                                  "t74"."status" = 'rencana'
                                )
                                OR "t74"."is_outside_authority"
                              )
                              OR (
                                NOT (
                                  "t74"."state" = 'terverifikasi'
                                )
                                AND (
                                  NOT (
                                    "t74"."status" = 'rencana'
                                  ) OR (
                                    "t74"."was_reported" = 1
                                  )
                                )
                              )
                            )
                            AND "t74"."state" = 'terverifikasi'
                        ) AS "t84"
                        INNER JOIN (
                          SELECT
                            "t79"."office",
                            "t79"."activity",
                            "t79"."at",
                            "t79"."dated" AS "proved_on"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t72"."office",
                                "t72"."row",
                                "t72"."at",
                                "t19"."version",
                                "t19"."recorded_at",
                                "t19"."annulled",
                                "t19"."state",
                                "t19"."takes_back",
                                "t19"."activity",
                                "t19"."kind",
                                "t19"."dated"
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
                                        "t32"."office",
                                        "t32"."row",
                                        "t45"."at"
                                      FROM (
                                        SELECT DISTINCT
                                          "t8"."office",
                                          "t8"."row",
                                          "t8"."activity"
                                        FROM "output" AS "t8"
                                      ) AS "t32"
                                      INNER JOIN (
                                        SELECT
                                          "t30"."office",
                                          "t30"."row" AS "activity",
                                          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                        FROM "t24" AS "t30"
                                      ) AS "t45"
                                        ON "t32"."office" = "t45"."office" AND "t32"."activity" = "t45"."activity"
                                    ) AS "t56"
                                  ) AS "t62"
                                  INNER JOIN (
                                    SELECT
                                      "t20"."office",
                                      "t20"."row",
                                      "t20"."version",
                                      "t20"."recorded_at",
                                      "t20"."annulled",
                                      "t20"."state",
                                      "t20"."takes_back",
                                      "t20"."activity",
                                      "t20"."kind",
                                      "t20"."dated",
                                      CASE
                                        WHEN "t20"."takes_back" IS NOT NULL
                                        THEN "t20"."recorded_at"
                                        ELSE "t39"."taken_at"
                                      END AS "gone_at"
                                    FROM "output" AS "t20"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t8"."office",
                                        "t8"."row",
                                        "t8"."takes_back" AS "version",
                                        "t8"."recorded_at" AS "taken_at"
                                      FROM "output" AS "t8"
                                      WHERE
                                        "t8"."takes_back" IS NOT NULL
                                    ) AS "t39"
                                      ON "t20"."office" = "t39"."office"
                                      AND "t20"."row" = "t39"."row"
                                      AND "t20"."version" = "t39"."version"
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
                              ) AS "t72"
                              INNER JOIN "output" AS "t19"
                                ON "t72"."office" = "t19"."office"
                                AND "t72"."row" = "t19"."row"
                                AND "t72"."decided" = "t19"."version"
                            ) AS "t76"
                            WHERE
                              "t76"."state" = 'terverifikasi' AND NOT (
                                "t76"."annulled"
                              )
                          ) AS "t79"
                          INNER JOIN "admissible" AS "t18"
                            ON "t79"."kind" = "t18"."kind"
                            AND "t79"."dated" >= "t18"."valid_from"
                            AND "t79"."dated" <= "t18"."valid_to"
                        ) AS "t87"
                          ON "t84"."office" = "t87"."office"
                          AND "t84"."row" = "t87"."activity"
                          AND "t84"."at" = "t87"."at"
                          AND "t87"."proved_on" >= "t84"."counted_on"
                      ) AS "t89"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t93"
                      ON "t83"."office" = "t93"."office"
                      AND "t83"."row" = "t93"."row"
                      AND "t83"."at" = "t93"."at"
                  ) AS "t96"
                  WHERE
                    EXTRACT(year FROM "t96"."counted_on") IN (2023, 2024)
                ) AS "t99"
                INNER JOIN "last_days" AS "t9"
                  ON "t99"."year" = "t9"."year" AND "t99"."counted_on" <= "t9"."cut"
              ) AS "t100"
              GROUP BY
                1,
                2
            ) AS "t102"
            INNER JOIN "last_days" AS "t9"
              ON "t102"."number" = "t9"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t34"
              ON "t102"."office" = "t34"."office"
              AND "t9"."year" = "t34"."year"
              AND "t9"."cut" = "t34"."cut"
          ) AS "t103"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t95"."office",
              "t10"."year",
              "t35"."indicator",
              "t10"."definition",
              "t95"."numerator",
              "t95"."denominator"
            FROM (
              SELECT
                "t91"."office",
                "t91"."number",
                SUM("t91"."numerator") AS "numerator",
                SUM("t91"."denominator") AS "denominator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t59"."office",
                    "t11"."number",
                    0 AS "numerator",
                    "t59"."villages" AS "denominator"
                  FROM (
                    SELECT
                      "t50"."office",
                      "t50"."village_kind",
                      "t50"."valid_from",
                      "t50"."valid_to",
                      COUNT(*) AS "villages"
                    FROM "t46" AS "t50"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t59"
                  INNER JOIN "terms" AS "t11"
                    ON "t59"."village_kind" = "t11"."village_kind"
                    AND (
                      (
                        "t59"."valid_from" IS NULL
                      ) OR (
                        "t59"."valid_from" <= "t11"."due"
                      )
                    )
                    AND (
                      (
                        "t59"."valid_to" IS NULL
                      ) OR (
                        "t59"."valid_to" >= "t11"."due"
                      )
                    )
                ) AS "t64"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t88"."office",
                    "t88"."number",
                    1 AS "numerator",
                    0 AS "denominator"
                  FROM (
                    SELECT
                      "t85"."office",
                      "t85"."village",
                      "t85"."kind",
                      "t85"."fiscal_year",
                      "t85"."at",
                      "t85"."enacted_on",
                      "t85"."submitted_on",
                      "t55"."valid_from",
                      "t55"."valid_to",
                      "t55"."village_kind",
                      "t13"."number",
                      "t13"."village_kind" AS "village_kind_right",
                      "t13"."kind" AS "kind_right",
                      "t13"."event",
                      "t13"."fiscal_year" AS "fiscal_year_right",
                      "t13"."due",
                      "t13"."cut"
                    FROM (
                      SELECT
                        "t77"."office",
                        "t77"."village",
                        "t77"."kind",
                        "t77"."fiscal_year",
                        "t77"."at",
                        MIN("t77"."enacted_on") AS "enacted_on",
                        MIN("t77"."submitted_on") AS "submitted_on"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t70"."office",
                            "t70"."row",
                            "t70"."at",
                            "t14"."version",
                            "t14"."recorded_at",
                            "t14"."annulled",
                            "t14"."state",
                            "t14"."takes_back",
                            "t14"."village",
                            "t14"."kind",
                            "t14"."fiscal_year",
                            "t14"."enacted_on",
                            "t14"."submitted_on",
                            "t14"."amendment"
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
                                "t60"."office",
                                "t60"."row",
                                "t60"."at",
                                "t52"."version",
                                "t52"."recorded_at",
                                "t52"."annulled",
                                "t52"."state",
                                "t52"."takes_back",
                                "t52"."village",
                                "t52"."kind",
                                "t52"."fiscal_year",
                                "t52"."enacted_on",
                                "t52"."submitted_on",
                                "t52"."amendment"
                              FROM (
                                SELECT DISTINCT
                                  *
                                FROM (
                                  SELECT
                                    "t28"."office",
                                    "t28"."row",
                                    "t41"."at"
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
                                      "t23"."office",
                                      "t23"."village",
                                      "t23"."kind",
                                      "t23"."fiscal_year",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM (
                                      SELECT DISTINCT
                                        "t5"."office",
                                        "t5"."village",
                                        "t5"."kind",
                                        "t5"."fiscal_year"
                                      FROM "village_document" AS "t5"
                                    ) AS "t23"
                                  ) AS "t41"
                                    ON "t28"."office" = "t41"."office"
                                    AND "t28"."village" = "t41"."village"
                                    AND "t28"."kind" = "t41"."kind"
                                    AND "t28"."fiscal_year" = "t41"."fiscal_year"
                                ) AS "t51"
                              ) AS "t60"
                              INNER JOIN (
                                SELECT
                                  "t15"."office",
                                  "t15"."row",
                                  "t15"."version",
                                  "t15"."recorded_at",
                                  "t15"."annulled",
                                  "t15"."state",
                                  "t15"."takes_back",
                                  "t15"."village",
                                  "t15"."kind",
                                  "t15"."fiscal_year",
                                  "t15"."enacted_on",
                                  "t15"."submitted_on",
                                  "t15"."amendment",
                                  CASE
                                    WHEN "t15"."takes_back" IS NOT NULL
                                    THEN "t15"."recorded_at"
                                    ELSE "t37"."taken_at"
                                  END AS "gone_at"
                                FROM "village_document" AS "t15"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t5"."office",
                                    "t5"."row",
                                    "t5"."takes_back" AS "version",
                                    "t5"."recorded_at" AS "taken_at"
                                  FROM "village_document" AS "t5"
                                  WHERE
                                    "t5"."takes_back" IS NOT NULL
                                ) AS "t37"
                                  ON "t15"."office" = "t37"."office"
                                  AND "t15"."row" = "t37"."row"
                                  AND "t15"."version" = "t37"."version"
                              ) AS "t52"
                                ON "t60"."office" = "t52"."office"
                                AND "t60"."row" = "t52"."row"
                                AND "t52"."recorded_at" <= "t60"."at"
                                AND (
                                  (
                                    "t52"."gone_at" IS NULL
                                  ) OR (
                                    "t52"."gone_at" > "t60"."at"
                                  )
                                )
                            ) AS "t65"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t70"
                          INNER JOIN "village_document" AS "t14"
                            ON "t70"."office" = "t14"."office"
                            AND "t70"."row" = "t14"."row"
                            AND "t70"."decided" = "t14"."version"
                        ) AS "t75"
                        WHERE
                          "t75"."state" = 'terverifikasi'
                          AND NOT (
                            "t75"."annulled"
                          )
                          AND "t75"."amendment" IS NULL
                      ) AS "t77"
                      GROUP BY
                        1,
                        2,
                        3,
                        4,
                        5
                    ) AS "t85"
                    INNER JOIN "t46" AS "t55"
                      ON "t85"."office" = "t55"."office" AND "t85"."village" = "t55"."village"
                    INNER JOIN "terms" AS "t13"
                      ON "t55"."village_kind" = "t13"."village_kind"
                      AND "t85"."kind" = "t13"."kind"
                      AND "t85"."fiscal_year" = "t13"."fiscal_year"
                      AND (
                        (
                          "t55"."valid_from" IS NULL
                        ) OR (
                          "t55"."valid_from" <= "t13"."due"
                        )
                      )
                      AND (
                        (
                          "t55"."valid_to" IS NULL
                        ) OR (
                          "t55"."valid_to" >= "t13"."due"
                        )
                      )
                    WHERE
                      EXISTS(
                        SELECT
                          1
                        FROM "terms" AS "t12"
                        WHERE
                          "t85"."kind" = "t12"."kind" AND "t85"."fiscal_year" = "t12"."fiscal_year"
                      )
                  ) AS "t88"
                  WHERE
                    CASE
                      WHEN "t88"."event" = 'ditetapkan'
                      THEN "t88"."enacted_on"
                      ELSE "t88"."submitted_on"
                    END <= "t88"."due"
                    AND CASE
                      WHEN "t88"."event" = 'ditetapkan'
                      THEN "t88"."enacted_on"
                      ELSE "t88"."submitted_on"
                    END <= "t88"."cut"
                ) AS "t90"
              ) AS "t91"
              GROUP BY
                1,
                2
            ) AS "t95"
            INNER JOIN "lists" AS "t10"
              ON "t95"."number" = "t10"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t35"
              ON "t95"."office" = "t35"."office"
              AND "t10"."definition" = "t35"."definition"
              AND "t10"."year" = "t35"."year"
              AND "t10"."basis" = "t35"."basis"
              AND "t10"."cut" = "t35"."cut"
          ) AS "t97"
        ) AS "t104"
      ) AS "t105"
      GROUP BY
        1,
        2,
        3,
        4
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
  "t108"."definition" ASC;

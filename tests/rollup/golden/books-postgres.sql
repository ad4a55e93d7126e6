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
WITH "t19" AS (
  SELECT DISTINCT
    "t2"."number",
    "t2"."village_kind",
    "t2"."kind",
    "t2"."event",
    "t2"."fiscal_year",
    "t2"."due",
    "t2"."cut"
  FROM "terms" AS "t2"
), "t22" AS (
  SELECT DISTINCT
    "t5"."office",
    "t5"."row"
  FROM "activity" AS "t5"
), "t48" AS (
  SELECT
    "t42"."office",
    "t42"."village",
    "t42"."valid_from",
    "t42"."valid_to",
    "t42"."kind" AS "village_kind"
  FROM (
    SELECT
      "t3"."office",
      "t3"."village",
      "t3"."version",
      "t3"."recorded_at",
      "t3"."annulled",
      "t3"."kind",
      "t3"."valid_from",
      "t3"."valid_to",
      COALESCE(
        LEAD("t3"."recorded_at") OVER (
          PARTITION BY "t3"."office", "t3"."village"
          ORDER BY "t3"."recorded_at" ASC, "t3"."version" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ),
        CAST('9999-12-31T00:00:00' AS TIMESTAMP)
      ) AS "until"
    FROM "village" AS "t3"
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
    "t12"."version",
    "t12"."recorded_at",
    "t12"."annulled",
    "t12"."state",
    "t12"."takes_back",
    "t12"."dated",
    "t12"."status",
    "t12"."is_outside_authority",
    "t12"."kind",
    "t12"."function",
    "t12"."unit"
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
      ) % 1000000 AS "decided",
      MAX(
        CASE
          WHEN (
            "t65"."state" <> 'draf'
          )
          AND NOT (
            "t65"."annulled"
          )
          AND (
            "t65"."status" <> 'rencana'
          )
          THEN 1
          ELSE 0
        END
      ) AS "was_reported"
    FROM (
      SELECT
        "t46"."office",
        "t46"."row",
        "t46"."at",
        "t55"."version",
        "t55"."recorded_at",
        "t55"."annulled",
        "t55"."state",
        "t55"."takes_back",
        "t55"."dated",
        "t55"."status",
        "t55"."is_outside_authority",
        "t55"."kind",
        "t55"."function",
        "t55"."unit"
      FROM (
        SELECT
          "t30"."office",
          "t30"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t22" AS "t30"
      ) AS "t46"
      INNER JOIN (
        SELECT
          "t13"."office",
          "t13"."row",
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
          "t13"."unit",
          CASE
            WHEN "t13"."takes_back" IS NOT NULL
            THEN "t13"."recorded_at"
            ELSE "t40"."taken_at"
          END AS "gone_at"
        FROM "activity" AS "t13"
        LEFT OUTER JOIN (
          SELECT
            "t5"."office",
            "t5"."row",
            "t5"."takes_back" AS "version",
            "t5"."recorded_at" AS "taken_at"
          FROM "activity" AS "t5"
          WHERE
            "t5"."takes_back" IS NOT NULL
        ) AS "t40"
          ON "t13"."office" = "t40"."office"
          AND "t13"."row" = "t40"."row"
          AND "t13"."version" = "t40"."version"
      ) AS "t55"
        ON "t46"."office" = "t55"."office"
        AND "t46"."row" = "t55"."row"
        AND "t55"."recorded_at" <= "t46"."at"
        AND (
          (
            "t55"."gone_at" IS NULL
          ) OR (
            "t55"."gone_at" > "t46"."at"
          )
        )
    ) AS "t65"
    GROUP BY
      1,
      2,
      3
  ) AS "t70"
  INNER JOIN "activity" AS "t12"
    ON "t70"."office" = "t12"."office"
    AND "t70"."row" = "t12"."row"
    AND "t70"."decided" = "t12"."version"
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
    SUM("t109"."offices") AS "offices",
    SUM("t109"."unmeasurable") AS "unmeasurable"
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
      ) AS "area",
      1 AS "offices",
      CAST(CASE WHEN "t108"."denominator" = 0 THEN 1 ELSE 0 END AS BIGINT) AS "unmeasurable"
    FROM (
      SELECT
        "t107"."office",
        "t107"."year",
        "t107"."indicator",
        "t107"."definition",
        SUM("t107"."numerator") AS "numerator",
        SUM("t107"."denominator") AS "denominator"
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
        ) AS "t17"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t104"."office",
              "t8"."year",
              "t34"."indicator",
              "t34"."definition",
              "t104"."numerator",
              "t104"."denominator"
            FROM (
              SELECT
                "t102"."office",
                "t102"."number",
                COUNT(*) AS "denominator",
                COUNT(*) FILTER(WHERE
                  "t102"."fulfilled_on" <= "t102"."cut") AS "numerator"
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
                    "t98"."office",
                    "t98"."row",
                    "t98"."at",
                    "t98"."counted_on",
                    "t98"."fulfilled_on",
                    EXTRACT(year FROM "t98"."counted_on") AS "year"
                  FROM (
                    SELECT
                      "t85"."office",
                      "t85"."row",
                      "t85"."at",
                      "t85"."counted_on",
                      "t95"."fulfilled_on"
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
                    ) AS "t85"
                    LEFT OUTER JOIN (
                      SELECT
                        "t91"."office",
                        "t91"."row",
                        "t91"."at",
                        MIN("t91"."proved_on") AS "fulfilled_on"
                      FROM (
                        SELECT
                          "t86"."office",
                          "t86"."row",
                          "t86"."at",
                          "t86"."counted_on",
                          "t86"."is_verified",
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
                        ) AS "t86"
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
                                "t15"."version",
                                "t15"."recorded_at",
                                "t15"."annulled",
                                "t15"."state",
                                "t15"."takes_back",
                                "t15"."activity",
                                "t15"."kind",
                                "t15"."dated"
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
                                    "t64"."office",
                                    "t64"."row",
                                    "t64"."at",
                                    "t56"."version",
                                    "t56"."recorded_at",
                                    "t56"."annulled",
                                    "t56"."state",
                                    "t56"."takes_back",
                                    "t56"."activity",
                                    "t56"."kind",
                                    "t56"."dated"
                                  FROM (
                                    SELECT DISTINCT
                                      *
                                    FROM (
                                      SELECT
                                        "t32"."office",
                                        "t32"."row",
                                        "t47"."at"
                                      FROM (
                                        SELECT DISTINCT
                                          "t7"."office",
                                          "t7"."row",
                                          "t7"."activity"
                                        FROM "output" AS "t7"
                                      ) AS "t32"
                                      INNER JOIN (
                                        SELECT
                                          "t30"."office",
                                          "t30"."row" AS "activity",
                                          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                        FROM "t22" AS "t30"
                                      ) AS "t47"
                                        ON "t32"."office" = "t47"."office" AND "t32"."activity" = "t47"."activity"
                                    ) AS "t58"
                                  ) AS "t64"
                                  INNER JOIN (
                                    SELECT
                                      "t16"."office",
                                      "t16"."row",
                                      "t16"."version",
                                      "t16"."recorded_at",
                                      "t16"."annulled",
                                      "t16"."state",
                                      "t16"."takes_back",
                                      "t16"."activity",
                                      "t16"."kind",
                                      "t16"."dated",
                                      CASE
                                        WHEN "t16"."takes_back" IS NOT NULL
                                        THEN "t16"."recorded_at"
                                        ELSE "t41"."taken_at"
                                      END AS "gone_at"
                                    FROM "output" AS "t16"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t7"."office",
                                        "t7"."row",
                                        "t7"."takes_back" AS "version",
                                        "t7"."recorded_at" AS "taken_at"
                                      FROM "output" AS "t7"
                                      WHERE
                                        "t7"."takes_back" IS NOT NULL
                                    ) AS "t41"
                                      ON "t16"."office" = "t41"."office"
                                      AND "t16"."row" = "t41"."row"
                                      AND "t16"."version" = "t41"."version"
                                  ) AS "t56"
                                    ON "t64"."office" = "t56"."office"
                                    AND "t64"."row" = "t56"."row"
                                    AND "t56"."recorded_at" <= "t64"."at"
                                    AND (
                                      (
                                        "t56"."gone_at" IS NULL
                                      ) OR (
                                        "t56"."gone_at" > "t64"."at"
                                      )
                                    )
                                ) AS "t68"
                                GROUP BY
                                  1,
                                  2,
                                  3
                              ) AS "t74"
                              INNER JOIN "output" AS "t15"
                                ON "t74"."office" = "t15"."office"
                                AND "t74"."row" = "t15"."row"
                                AND "t74"."decided" = "t15"."version"
                            ) AS "t78"
                            WHERE
                              "t78"."state" = 'terverifikasi' AND NOT (
                                "t78"."annulled"
                              )
                          ) AS "t81"
                          INNER JOIN "admissible" AS "t14"
                            ON "t81"."kind" = "t14"."kind"
                            AND "t81"."dated" >= "t14"."valid_from"
                            AND "t81"."dated" <= "t14"."valid_to"
                        ) AS "t89"
                          ON "t86"."office" = "t89"."office"
                          AND "t86"."row" = "t89"."activity"
                          AND "t86"."at" = "t89"."at"
                          AND "t89"."proved_on" >= "t86"."counted_on"
                      ) AS "t91"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t95"
                      ON "t85"."office" = "t95"."office"
                      AND "t85"."row" = "t95"."row"
                      AND "t85"."at" = "t95"."at"
                  ) AS "t98"
                  WHERE
                    EXTRACT(year FROM "t98"."counted_on") IN (2023, 2024)
                ) AS "t101"
                INNER JOIN "last_days" AS "t8"
                  ON "t101"."year" = "t8"."year" AND "t101"."counted_on" <= "t8"."cut"
              ) AS "t102"
              GROUP BY
                1,
                2
            ) AS "t104"
            INNER JOIN "last_days" AS "t8"
              ON "t104"."number" = "t8"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'follow_up'
            ) AS "t34"
              ON "t104"."office" = "t34"."office"
              AND "t8"."year" = "t34"."year"
              AND "t8"."cut" = "t34"."cut"
          ) AS "t105"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t97"."office",
              "t9"."year",
              "t35"."indicator",
              "t9"."definition",
              "t97"."numerator",
              "t97"."denominator"
            FROM (
              SELECT
                "t93"."office",
                "t93"."number",
                SUM("t93"."numerator") AS "numerator",
                SUM("t93"."denominator") AS "denominator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t61"."office",
                    "t36"."number",
                    0 AS "numerator",
                    "t61"."villages" AS "denominator"
                  FROM (
                    SELECT
                      "t52"."office",
                      "t52"."village_kind",
                      "t52"."valid_from",
                      "t52"."valid_to",
                      COUNT(*) AS "villages"
                    FROM "t48" AS "t52"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t61"
                  INNER JOIN "t19" AS "t36"
                    ON "t61"."village_kind" = "t36"."village_kind"
                    AND (
                      (
                        "t61"."valid_from" IS NULL
                      ) OR (
                        "t61"."valid_from" <= "t36"."due"
                      )
                    )
                    AND (
                      (
                        "t61"."valid_to" IS NULL
                      ) OR (
                        "t61"."valid_to" >= "t36"."due"
                      )
                    )
                ) AS "t66"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t90"."office",
                    "t90"."number",
                    1 AS "numerator",
                    0 AS "denominator"
                  FROM (
                    SELECT
                      "t87"."office",
                      "t87"."village",
                      "t87"."kind",
                      "t87"."fiscal_year",
                      "t87"."at",
                      "t87"."enacted_on",
                      "t87"."submitted_on",
                      "t57"."valid_from",
                      "t57"."valid_to",
                      "t57"."village_kind",
                      "t37"."number",
                      "t37"."village_kind" AS "village_kind_right",
                      "t37"."kind" AS "kind_right",
                      "t37"."event",
                      "t37"."fiscal_year" AS "fiscal_year_right",
                      "t37"."due",
                      "t37"."cut"
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
                            "t72"."office",
                            "t72"."row",
                            "t72"."at",
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
                                "t54"."village",
                                "t54"."kind",
                                "t54"."fiscal_year",
                                "t54"."enacted_on",
                                "t54"."submitted_on",
                                "t54"."amendment"
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
                                      "t4"."office",
                                      "t4"."row",
                                      "t4"."village",
                                      "t4"."kind",
                                      "t4"."fiscal_year"
                                    FROM "village_document" AS "t4"
                                  ) AS "t28"
                                  INNER JOIN (
                                    SELECT
                                      "t21"."office",
                                      "t21"."village",
                                      "t21"."kind",
                                      "t21"."fiscal_year",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM (
                                      SELECT DISTINCT
                                        "t4"."office",
                                        "t4"."village",
                                        "t4"."kind",
                                        "t4"."fiscal_year"
                                      FROM "village_document" AS "t4"
                                    ) AS "t21"
                                  ) AS "t43"
                                    ON "t28"."office" = "t43"."office"
                                    AND "t28"."village" = "t43"."village"
                                    AND "t28"."kind" = "t43"."kind"
                                    AND "t28"."fiscal_year" = "t43"."fiscal_year"
                                ) AS "t53"
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
                                    ELSE "t39"."taken_at"
                                  END AS "gone_at"
                                FROM "village_document" AS "t11"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t4"."office",
                                    "t4"."row",
                                    "t4"."takes_back" AS "version",
                                    "t4"."recorded_at" AS "taken_at"
                                  FROM "village_document" AS "t4"
                                  WHERE
                                    "t4"."takes_back" IS NOT NULL
                                ) AS "t39"
                                  ON "t11"."office" = "t39"."office"
                                  AND "t11"."row" = "t39"."row"
                                  AND "t11"."version" = "t39"."version"
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
                            ) AS "t67"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t72"
                          INNER JOIN "village_document" AS "t10"
                            ON "t72"."office" = "t10"."office"
                            AND "t72"."row" = "t10"."row"
                            AND "t72"."decided" = "t10"."version"
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
                    INNER JOIN "t48" AS "t57"
                      ON "t87"."office" = "t57"."office" AND "t87"."village" = "t57"."village"
                    INNER JOIN "t19" AS "t37"
                      ON "t57"."village_kind" = "t37"."village_kind"
                      AND "t87"."kind" = "t37"."kind"
                      AND "t87"."fiscal_year" = "t37"."fiscal_year"
                      AND (
                        (
                          "t57"."valid_from" IS NULL
                        ) OR (
                          "t57"."valid_from" <= "t37"."due"
                        )
                      )
                      AND (
                        (
                          "t57"."valid_to" IS NULL
                        ) OR (
                          "t57"."valid_to" >= "t37"."due"
                        )
                      )
                    WHERE
                      EXISTS(
                        SELECT
                          1
                        FROM (
                          SELECT DISTINCT
                            "t2"."kind",
                            "t2"."fiscal_year"
                          FROM "terms" AS "t2"
                        ) AS "t26"
                        WHERE
                          "t87"."kind" = "t26"."kind" AND "t87"."fiscal_year" = "t26"."fiscal_year"
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
              ) AS "t93"
              GROUP BY
                1,
                2
            ) AS "t97"
            INNER JOIN "terms" AS "t9"
              ON "t97"."number" = "t9"."number"
            INNER JOIN (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t35"
              ON "t97"."office" = "t35"."office"
              AND "t9"."definition" = "t35"."definition"
              AND "t9"."year" = "t35"."year"
              AND "t9"."basis" = "t35"."basis"
              AND "t9"."cut" = "t35"."cut"
          ) AS "t99"
        ) AS "t106"
      ) AS "t107"
      GROUP BY
        1,
        2,
        3,
        4
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

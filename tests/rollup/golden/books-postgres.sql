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
WITH "t18" AS (
  SELECT DISTINCT
    "t2"."number",
    "t2"."village_kind",
    "t2"."kind",
    "t2"."event",
    "t2"."fiscal_year",
    "t2"."due",
    "t2"."cut"
  FROM "terms" AS "t2"
), "t19" AS (
  SELECT DISTINCT
    "t3"."office",
    "t3"."row"
  FROM "activity" AS "t3"
), "t49" AS (
  SELECT
    "t44"."office",
    "t44"."village",
    "t44"."valid_from",
    "t44"."valid_to",
    "t44"."kind" AS "village_kind"
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
  ) AS "t44"
  WHERE
    NOT (
      "t44"."annulled"
    )
    AND "t44"."recorded_at" <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND "t44"."until" > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
), "t77" AS (
  SELECT
    "t72"."office",
    "t72"."row",
    "t72"."at",
    "t72"."was_reported",
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
          "t28"."office",
          "t28"."row",
          CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
        FROM "t19" AS "t28"
      ) AS "t46"
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
            ELSE "t38"."taken_at"
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
        ) AS "t38"
          ON "t10"."office" = "t38"."office"
          AND "t10"."row" = "t38"."row"
          AND "t10"."version" = "t38"."version"
      ) AS "t52"
        ON "t46"."office" = "t52"."office"
        AND "t46"."row" = "t52"."row"
        AND "t52"."recorded_at" <= "t46"."at"
        AND (
          (
            "t52"."gone_at" IS NULL
          ) OR (
            "t52"."gone_at" > "t46"."at"
          )
        )
    ) AS "t65"
    GROUP BY
      1,
      2,
      3
  ) AS "t72"
  INNER JOIN "activity" AS "t9"
    ON "t72"."office" = "t9"."office"
    AND "t72"."row" = "t9"."row"
    AND "t72"."decided" = "t9"."version"
)
SELECT
  *
FROM (
  SELECT
    "t111"."area",
    "t111"."year",
    "t111"."indicator",
    "t111"."definition",
    SUM("t111"."numerator") AS "numerator",
    SUM("t111"."denominator") AS "denominator",
    COUNT(*) AS "offices",
    SUM(CASE WHEN "t111"."denominator" = 0 THEN 1 ELSE 0 END) AS "unmeasurable"
  FROM (
    SELECT
      "t110"."office",
      "t110"."year",
      "t110"."indicator",
      "t110"."definition",
      "t110"."numerator",
      "t110"."denominator",
      "t110"."office" - (
        "t110"."office" % 100
      ) AS "area"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t34"."office",
          "t34"."year",
          "t34"."indicator",
          "t34"."definition",
          COALESCE("t108"."numerator", 0) AS "numerator",
          COALESCE("t108"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'follow_up'
        ) AS "t34"
        INNER JOIN "last_days" AS "t8"
          ON "t34"."year" = "t8"."year" AND "t34"."cut" = "t8"."cut"
        LEFT OUTER JOIN (
          SELECT
            "t105"."office",
            "t105"."number",
            COUNT(*) AS "denominator",
            COUNT(*) FILTER(WHERE
              "t105"."fulfilled_on" <= "t105"."cut") AS "numerator"
          FROM (
            SELECT
              "t103"."office",
              "t103"."row",
              "t103"."at",
              "t103"."counted_on",
              "t103"."fulfilled_on",
              "t103"."year",
              "t8"."year" AS "year_right",
              "t8"."cut",
              "t8"."number"
            FROM (
              SELECT
                "t99"."office",
                "t99"."row",
                "t99"."at",
                "t99"."counted_on",
                "t99"."fulfilled_on",
                EXTRACT(year FROM "t99"."counted_on") AS "year"
              FROM (
                SELECT
                  "t86"."office",
                  "t86"."row",
                  "t86"."at",
                  "t86"."counted_on",
                  "t96"."fulfilled_on"
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
                ) AS "t86"
                LEFT OUTER JOIN (
                  SELECT
                    "t93"."office",
                    "t93"."row",
                    "t93"."at",
                    MIN("t93"."proved_on") AS "fulfilled_on"
                  FROM (
                    SELECT
                      "t87"."office",
                      "t87"."row",
                      "t87"."at",
                      "t87"."counted_on",
                      "t87"."is_verified",
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
                    ) AS "t87"
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
                                      "t28"."office",
                                      "t28"."row" AS "activity",
                                      CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                    FROM "t19" AS "t28"
                                  ) AS "t47"
                                    ON "t32"."office" = "t47"."office" AND "t32"."activity" = "t47"."activity"
                                ) AS "t57"
                              ) AS "t64"
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
                                    ELSE "t41"."taken_at"
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
                                ) AS "t41"
                                  ON "t15"."office" = "t41"."office"
                                  AND "t15"."row" = "t41"."row"
                                  AND "t15"."version" = "t41"."version"
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
                          ) AS "t76"
                          INNER JOIN "output" AS "t14"
                            ON "t76"."office" = "t14"."office"
                            AND "t76"."row" = "t14"."row"
                            AND "t76"."decided" = "t14"."version"
                        ) AS "t80"
                        WHERE
                          "t80"."state" = 'terverifikasi' AND NOT (
                            "t80"."annulled"
                          )
                      ) AS "t83"
                      INNER JOIN "admissible" AS "t13"
                        ON "t83"."kind" = "t13"."kind"
                        AND "t83"."dated" >= "t13"."valid_from"
                        AND "t83"."dated" <= "t13"."valid_to"
                    ) AS "t91"
                      ON "t87"."office" = "t91"."office"
                      AND "t87"."row" = "t91"."activity"
                      AND "t87"."at" = "t91"."at"
                      AND "t91"."proved_on" >= "t87"."counted_on"
                  ) AS "t93"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t96"
                  ON "t86"."office" = "t96"."office"
                  AND "t86"."row" = "t96"."row"
                  AND "t86"."at" = "t96"."at"
              ) AS "t99"
              WHERE
                EXTRACT(year FROM "t99"."counted_on") IN (2023, 2024)
            ) AS "t103"
            INNER JOIN "last_days" AS "t8"
              ON "t103"."year" = "t8"."year" AND "t103"."counted_on" <= "t8"."cut"
          ) AS "t105"
          GROUP BY
            1,
            2
        ) AS "t108"
          ON "t34"."office" = "t108"."office" AND "t8"."number" = "t108"."number"
      ) AS "t109"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t35"."office",
          "t35"."year",
          "t35"."indicator",
          "t35"."definition",
          COALESCE("t104"."numerator", 0) AS "numerator",
          COALESCE("t104"."denominator", 0) AS "denominator"
        FROM (
          SELECT
            *
          FROM "questions" AS "t0"
          WHERE
            "t0"."method" = 'timeliness'
        ) AS "t35"
        LEFT OUTER JOIN (
          SELECT
            "t100"."office",
            "t100"."year",
            "t100"."indicator",
            "t100"."definition",
            SUM("t100"."numerator") AS "numerator",
            SUM("t100"."denominator") AS "denominator"
          FROM (
            SELECT
              "t35"."office",
              "t35"."year",
              "t35"."indicator",
              "t35"."definition",
              "t25"."number",
              "t70"."denominator",
              "t98"."office" AS "office_right",
              "t98"."number" AS "number_right",
              "t98"."numerator"
            FROM (
              SELECT
                *
              FROM "questions" AS "t0"
              WHERE
                "t0"."method" = 'timeliness'
            ) AS "t35"
            INNER JOIN (
              SELECT
                "t2"."number",
                "t2"."definition",
                "t2"."year",
                "t2"."basis",
                "t2"."cut"
              FROM "terms" AS "t2"
            ) AS "t25"
              ON "t35"."definition" = "t25"."definition"
              AND "t35"."year" = "t25"."year"
              AND "t35"."basis" = "t25"."basis"
              AND "t35"."cut" = "t25"."cut"
            LEFT OUTER JOIN (
              SELECT
                "t66"."office",
                "t66"."number",
                SUM("t66"."villages") AS "denominator"
              FROM (
                SELECT
                  "t62"."office",
                  "t62"."village_kind",
                  "t62"."valid_from",
                  "t62"."valid_to",
                  "t62"."villages",
                  "t36"."number",
                  "t36"."village_kind" AS "village_kind_right",
                  "t36"."kind",
                  "t36"."event",
                  "t36"."fiscal_year",
                  "t36"."due",
                  "t36"."cut"
                FROM (
                  SELECT
                    "t53"."office",
                    "t53"."village_kind",
                    "t53"."valid_from",
                    "t53"."valid_to",
                    COUNT(*) AS "villages"
                  FROM "t49" AS "t53"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t62"
                INNER JOIN "t18" AS "t36"
                  ON "t62"."village_kind" = "t36"."village_kind"
                  AND (
                    (
                      "t62"."valid_from" IS NULL
                    ) OR (
                      "t62"."valid_from" <= "t36"."due"
                    )
                  )
                  AND (
                    (
                      "t62"."valid_to" IS NULL
                    ) OR (
                      "t62"."valid_to" >= "t36"."due"
                    )
                  )
              ) AS "t66"
              GROUP BY
                1,
                2
            ) AS "t70"
              ON "t35"."office" = "t70"."office" AND "t25"."number" = "t70"."number"
            LEFT OUTER JOIN (
              SELECT
                "t94"."office",
                "t94"."number",
                COUNT(*) AS "numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t89"."office",
                    "t89"."village",
                    "t89"."kind",
                    "t89"."fiscal_year",
                    "t89"."at",
                    "t89"."enacted_on",
                    "t89"."submitted_on",
                    "t58"."valid_from",
                    "t58"."valid_to",
                    "t58"."village_kind",
                    "t37"."number",
                    "t37"."village_kind" AS "village_kind_right",
                    "t37"."kind" AS "kind_right",
                    "t37"."event",
                    "t37"."fiscal_year" AS "fiscal_year_right",
                    "t37"."due",
                    "t37"."cut"
                  FROM (
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
                          "t75"."office",
                          "t75"."row",
                          "t75"."at",
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
                              "t63"."office",
                              "t63"."row",
                              "t63"."at",
                              "t55"."version",
                              "t55"."recorded_at",
                              "t55"."annulled",
                              "t55"."state",
                              "t55"."takes_back",
                              "t55"."village",
                              "t55"."kind",
                              "t55"."fiscal_year",
                              "t55"."enacted_on",
                              "t55"."submitted_on",
                              "t55"."amendment"
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
                                    "t5"."office",
                                    "t5"."row",
                                    "t5"."village",
                                    "t5"."kind",
                                    "t5"."fiscal_year"
                                  FROM "village_document" AS "t5"
                                ) AS "t30"
                                INNER JOIN (
                                  SELECT
                                    "t21"."office",
                                    "t21"."village",
                                    "t21"."kind",
                                    "t21"."fiscal_year",
                                    CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS "at"
                                  FROM (
                                    SELECT DISTINCT
                                      "t5"."office",
                                      "t5"."village",
                                      "t5"."kind",
                                      "t5"."fiscal_year"
                                    FROM "village_document" AS "t5"
                                  ) AS "t21"
                                ) AS "t45"
                                  ON "t30"."office" = "t45"."office"
                                  AND "t30"."village" = "t45"."village"
                                  AND "t30"."kind" = "t45"."kind"
                                  AND "t30"."fiscal_year" = "t45"."fiscal_year"
                              ) AS "t54"
                            ) AS "t63"
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
                                  ELSE "t40"."taken_at"
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
                              ) AS "t40"
                                ON "t12"."office" = "t40"."office"
                                AND "t12"."row" = "t40"."row"
                                AND "t12"."version" = "t40"."version"
                            ) AS "t55"
                              ON "t63"."office" = "t55"."office"
                              AND "t63"."row" = "t55"."row"
                              AND "t55"."recorded_at" <= "t63"."at"
                              AND (
                                (
                                  "t55"."gone_at" IS NULL
                                ) OR (
                                  "t55"."gone_at" > "t63"."at"
                                )
                              )
                          ) AS "t67"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t75"
                        INNER JOIN "village_document" AS "t11"
                          ON "t75"."office" = "t11"."office"
                          AND "t75"."row" = "t11"."row"
                          AND "t75"."decided" = "t11"."version"
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
                  INNER JOIN "t49" AS "t58"
                    ON "t89"."office" = "t58"."office" AND "t89"."village" = "t58"."village"
                  INNER JOIN "t18" AS "t37"
                    ON "t58"."village_kind" = "t37"."village_kind"
                    AND "t89"."kind" = "t37"."kind"
                    AND "t89"."fiscal_year" = "t37"."fiscal_year"
                    AND (
                      (
                        "t58"."valid_from" IS NULL
                      ) OR (
                        "t58"."valid_from" <= "t37"."due"
                      )
                    )
                    AND (
                      (
                        "t58"."valid_to" IS NULL
                      ) OR (
                        "t58"."valid_to" >= "t37"."due"
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
                        "t89"."kind" = "t26"."kind" AND "t89"."fiscal_year" = "t26"."fiscal_year"
                    )
                ) AS "t92"
                WHERE
                  CASE
                    WHEN "t92"."event" = 'ditetapkan'
                    THEN "t92"."enacted_on"
                    ELSE "t92"."submitted_on"
                  END <= "t92"."due"
                  AND CASE
                    WHEN "t92"."event" = 'ditetapkan'
                    THEN "t92"."enacted_on"
                    ELSE "t92"."submitted_on"
                  END <= "t92"."cut"
              ) AS "t94"
              GROUP BY
                1,
                2
            ) AS "t98"
              ON "t35"."office" = "t98"."office" AND "t25"."number" = "t98"."number"
          ) AS "t100"
          GROUP BY
            1,
            2,
            3,
            4
        ) AS "t104"
          ON "t35"."office" = "t104"."office"
          AND "t35"."year" = "t104"."year"
          AND "t35"."indicator" = "t104"."indicator"
          AND "t35"."definition" = "t104"."definition"
      ) AS "t106"
    ) AS "t110"
  ) AS "t111"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t112"
ORDER BY
  "t112"."area" ASC,
  "t112"."year" ASC,
  "t112"."indicator" ASC,
  "t112"."definition" ASC;

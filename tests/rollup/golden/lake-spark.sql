-- answer
WITH `t17` AS (
  SELECT
    `t6`.`office`,
    `t6`.`village`,
    `t6`.`valid_from`,
    `t6`.`valid_to`,
    `t6`.`kind` AS `village_kind`
  FROM `village_spans` AS `t6`
  WHERE
    `t6`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND `t6`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
)
SELECT
  *
FROM (
  SELECT
    `t40`.`area`,
    `t40`.`year`,
    `t40`.`indicator`,
    `t40`.`definition`,
    SUM(`t40`.`numerator`) AS `numerator`,
    SUM(`t40`.`denominator`) AS `denominator`,
    SUM(`t40`.`offices`) AS `offices`,
    SUM(`t40`.`unmeasurable`) AS `unmeasurable`
  FROM (
    SELECT
      `t39`.`office`,
      `t39`.`year`,
      `t39`.`indicator`,
      `t39`.`definition`,
      `t39`.`numerator`,
      `t39`.`denominator`,
      `t39`.`office` - (
        `t39`.`office` % 100
      ) AS `area`,
      1 AS `offices`,
      CAST(IF(`t39`.`denominator` = 0, 1, 0) AS BIGINT) AS `unmeasurable`
    FROM (
      SELECT
        `t38`.`office`,
        `t38`.`year`,
        `t38`.`indicator`,
        `t38`.`definition`,
        SUM(`t38`.`numerator`) AS `numerator`,
        SUM(`t38`.`denominator`) AS `denominator`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t0`.`office`,
            `t0`.`year`,
            `t0`.`indicator`,
            `t0`.`definition`,
            0 AS `numerator`,
            0 AS `denominator`
          FROM `questions` AS `t0`
        ) AS `t12`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t30`.`office`,
              `t7`.`year`,
              `t18`.`indicator`,
              `t18`.`definition`,
              `t30`.`numerator`,
              `t30`.`denominator`
            FROM (
              SELECT
                `t26`.`office`,
                `t26`.`number`,
                COUNT(*) AS `denominator`,
                SUM(CAST(`t26`.`fulfilled_on` <= `t26`.`cut` AS BIGINT)) AS `numerator`
              FROM (
                SELECT
                  `t20`.`year`,
                  `t20`.`office`,
                  `t20`.`since`,
                  `t20`.`until`,
                  `t20`.`counted_on`,
                  `t20`.`fulfilled_on`,
                  `t7`.`year` AS `year_right`,
                  `t7`.`cut`,
                  `t7`.`number`
                FROM (
                  SELECT
                    *
                  FROM `activity_days` AS `t3`
                  WHERE
                    `t3`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                    AND `t3`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                    AND `t3`.`year` IN (2023, 2024)
                ) AS `t20`
                INNER JOIN `last_days` AS `t7`
                  ON `t20`.`year` = `t7`.`year` AND `t20`.`counted_on` <= `t7`.`cut`
              ) AS `t26`
              GROUP BY
                1,
                2
            ) AS `t30`
            INNER JOIN `last_days` AS `t7`
              ON `t30`.`number` = `t7`.`number`
            INNER JOIN (
              SELECT
                *
              FROM `questions` AS `t0`
              WHERE
                `t0`.`method` = 'follow_up'
            ) AS `t18`
              ON `t30`.`office` = `t18`.`office`
              AND `t7`.`year` = `t18`.`year`
              AND `t7`.`cut` = `t18`.`cut`
          ) AS `t33`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t35`.`office`,
              `t8`.`year`,
              `t19`.`indicator`,
              `t8`.`definition`,
              `t35`.`numerator`,
              `t35`.`denominator`
            FROM (
              SELECT
                `t32`.`office`,
                `t32`.`number`,
                SUM(`t32`.`numerator`) AS `numerator`,
                SUM(`t32`.`denominator`) AS `denominator`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t25`.`office`,
                    `t9`.`number`,
                    0 AS `numerator`,
                    `t25`.`villages` AS `denominator`
                  FROM (
                    SELECT
                      `t22`.`office`,
                      `t22`.`village_kind`,
                      `t22`.`valid_from`,
                      `t22`.`valid_to`,
                      COUNT(*) AS `villages`
                    FROM `t17` AS `t22`
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS `t25`
                  INNER JOIN `terms` AS `t9`
                    ON `t25`.`village_kind` = `t9`.`village_kind`
                    AND (
                      (
                        `t25`.`valid_from` IS NULL
                      ) OR (
                        `t25`.`valid_from` <= `t9`.`due`
                      )
                    )
                    AND (
                      (
                        `t25`.`valid_to` IS NULL
                      ) OR (
                        `t25`.`valid_to` >= `t9`.`due`
                      )
                    )
                ) AS `t29`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t27`.`office`,
                    `t27`.`number`,
                    1 AS `numerator`,
                    0 AS `denominator`
                  FROM (
                    SELECT
                      `t21`.`fiscal_year`,
                      `t21`.`office`,
                      `t21`.`village`,
                      `t21`.`kind`,
                      `t21`.`since`,
                      `t21`.`until`,
                      `t21`.`enacted_on`,
                      `t21`.`submitted_on`,
                      `t23`.`valid_from`,
                      `t23`.`valid_to`,
                      `t23`.`village_kind`,
                      `t11`.`number`,
                      `t11`.`village_kind` AS `village_kind_right`,
                      `t11`.`kind` AS `kind_right`,
                      `t11`.`event`,
                      `t11`.`fiscal_year` AS `fiscal_year_right`,
                      `t11`.`due`,
                      `t11`.`cut`
                    FROM (
                      SELECT
                        *
                      FROM `document_days` AS `t5`
                      WHERE
                        `t5`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                        AND `t5`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                    ) AS `t21`
                    LEFT SEMI JOIN `terms` AS `t10`
                      ON `t21`.`kind` = `t10`.`kind` AND `t21`.`fiscal_year` = `t10`.`fiscal_year`
                    INNER JOIN `t17` AS `t23`
                      ON `t21`.`office` = `t23`.`office` AND `t21`.`village` = `t23`.`village`
                    INNER JOIN `terms` AS `t11`
                      ON `t23`.`village_kind` = `t11`.`village_kind`
                      AND `t21`.`kind` = `t11`.`kind`
                      AND `t21`.`fiscal_year` = `t11`.`fiscal_year`
                      AND (
                        (
                          `t23`.`valid_from` IS NULL
                        ) OR (
                          `t23`.`valid_from` <= `t11`.`due`
                        )
                      )
                      AND (
                        (
                          `t23`.`valid_to` IS NULL
                        ) OR (
                          `t23`.`valid_to` >= `t11`.`due`
                        )
                      )
                  ) AS `t27`
                  WHERE
                    IF(`t27`.`event` = 'ditetapkan', `t27`.`enacted_on`, `t27`.`submitted_on`) <= `t27`.`due`
                    AND IF(`t27`.`event` = 'ditetapkan', `t27`.`enacted_on`, `t27`.`submitted_on`) <= `t27`.`cut`
                ) AS `t31`
              ) AS `t32`
              GROUP BY
                1,
                2
            ) AS `t35`
            INNER JOIN `lists` AS `t8`
              ON `t35`.`number` = `t8`.`number`
            INNER JOIN (
              SELECT
                *
              FROM `questions` AS `t0`
              WHERE
                `t0`.`method` = 'timeliness'
            ) AS `t19`
              ON `t35`.`office` = `t19`.`office`
              AND `t8`.`definition` = `t19`.`definition`
              AND `t8`.`year` = `t19`.`year`
              AND `t8`.`basis` = `t19`.`basis`
              AND `t8`.`cut` = `t19`.`cut`
          ) AS `t36`
        ) AS `t37`
      ) AS `t38`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t39`
  ) AS `t40`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t41`
ORDER BY
  `t41`.`area` ASC NULLS LAST,
  `t41`.`year` ASC NULLS LAST,
  `t41`.`indicator` ASC NULLS LAST,
  `t41`.`definition` ASC NULLS LAST;

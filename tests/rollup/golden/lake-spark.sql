-- questions
SELECT
  `t4`.`office`,
  `t5`.`year`,
  `t4`.`indicator`,
  `t4`.`definition`,
  `t4`.`method`,
  `t4`.`basis`,
  `t5`.`cut`
FROM (
  SELECT
    `t0`.`office`,
    `t0`.`since`,
    `t0`.`until`,
    `t0`.`year_from`,
    `t0`.`year_to`,
    'event' AS `basis`,
    `t0`.`indicator`,
    `t0`.`method`,
    `t0`.`definition`
  FROM `ruling` AS `t0`
  WHERE
    `t0`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND `t0`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
) AS `t4`
INNER JOIN (
  SELECT
    *
  FROM `cut` AS `t1`
  WHERE
    `t1`.`quarter` = 2 AND `t1`.`year` IN (2023, 2024)
) AS `t5`
  ON `t4`.`definition` = `t5`.`definition`
  AND `t4`.`basis` = `t5`.`basis`
  AND `t4`.`year_from` <= `t5`.`year`
  AND `t4`.`year_to` >= `t5`.`year`;

-- last_days
SELECT
  `t1`.`year`,
  `t1`.`cut`,
  DENSE_RANK() OVER (ORDER BY `t1`.`year` ASC NULLS LAST, `t1`.`cut` ASC NULLS LAST) - 1 AS `number`
FROM (
  SELECT DISTINCT
    `t0`.`year`,
    `t0`.`cut`
  FROM `questions` AS `t0`
  WHERE
    `t0`.`method` = 'follow_up'
) AS `t1`;

-- terms
SELECT
  `t6`.`definition`,
  `t6`.`year`,
  `t6`.`basis`,
  `t6`.`cut`,
  `t6`.`village_kind`,
  `t6`.`kind`,
  `t6`.`event`,
  `t6`.`fiscal_year`,
  `t6`.`due`,
  DENSE_RANK() OVER (
    ORDER BY `t6`.`village_kind` ASC NULLS LAST, `t6`.`kind` ASC NULLS LAST, `t6`.`event` ASC NULLS LAST, `t6`.`fiscal_year` ASC NULLS LAST, `t6`.`due` ASC NULLS LAST, `t6`.`cut` ASC NULLS LAST
  ) - 1 AS `number`
FROM (
  SELECT
    `t4`.`definition`,
    `t4`.`year`,
    `t4`.`basis`,
    `t4`.`cut`,
    `t5`.`village_kind`,
    `t5`.`kind`,
    `t5`.`event`,
    `t5`.`fiscal_year`,
    `t5`.`due`
  FROM (
    SELECT DISTINCT
      `t0`.`definition`,
      `t0`.`year`,
      `t0`.`basis`,
      `t0`.`cut`
    FROM `questions` AS `t0`
    WHERE
      `t0`.`method` = 'timeliness'
  ) AS `t4`
  INNER JOIN (
    SELECT
      *
    FROM `due` AS `t1`
    WHERE
      `t1`.`year` IN (2023, 2024)
  ) AS `t5`
    ON `t4`.`definition` = `t5`.`definition`
    AND `t4`.`year` = `t5`.`year`
    AND `t4`.`basis` = `t5`.`basis`
) AS `t6`;

-- answer
WITH `t9` AS (
  SELECT DISTINCT
    `t3`.`number`,
    `t3`.`village_kind`,
    `t3`.`kind`,
    `t3`.`event`,
    `t3`.`fiscal_year`,
    `t3`.`due`,
    `t3`.`cut`
  FROM `terms` AS `t3`
), `t17` AS (
  SELECT
    `t5`.`office`,
    `t5`.`village`,
    `t5`.`valid_from`,
    `t5`.`valid_to`,
    `t5`.`kind` AS `village_kind`
  FROM `village_spans` AS `t5`
  WHERE
    `t5`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND `t5`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
)
SELECT
  *
FROM (
  SELECT
    `t44`.`area`,
    `t44`.`year`,
    `t44`.`indicator`,
    `t44`.`definition`,
    SUM(`t44`.`numerator`) AS `numerator`,
    SUM(`t44`.`denominator`) AS `denominator`,
    COUNT(*) AS `offices`,
    SUM(IF(`t44`.`denominator` = 0, 1, 0)) AS `unmeasurable`
  FROM (
    SELECT
      `t43`.`office`,
      `t43`.`year`,
      `t43`.`indicator`,
      `t43`.`definition`,
      `t43`.`numerator`,
      `t43`.`denominator`,
      `t43`.`office` - (
        `t43`.`office` % 100
      ) AS `area`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t18`.`office`,
          `t18`.`year`,
          `t18`.`indicator`,
          `t18`.`definition`,
          COALESCE(`t32`.`numerator`, 0) AS `numerator`,
          COALESCE(`t32`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `questions` AS `t0`
          WHERE
            `t0`.`method` = 'follow_up'
        ) AS `t18`
        INNER JOIN `last_days` AS `t6`
          ON `t18`.`year` = `t6`.`year` AND `t18`.`cut` = `t6`.`cut`
        LEFT OUTER JOIN (
          SELECT
            `t28`.`office`,
            `t28`.`number`,
            COUNT(*) AS `denominator`,
            SUM(CAST(`t28`.`fulfilled_on` <= `t28`.`cut` AS BIGINT)) AS `numerator`
          FROM (
            SELECT
              `t20`.`year`,
              `t20`.`office`,
              `t20`.`since`,
              `t20`.`until`,
              `t20`.`counted_on`,
              `t20`.`fulfilled_on`,
              `t6`.`year` AS `year_right`,
              `t6`.`cut`,
              `t6`.`number`
            FROM (
              SELECT
                *
              FROM `activity_days` AS `t2`
              WHERE
                `t2`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                AND `t2`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                AND `t2`.`year` IN (2023, 2024)
            ) AS `t20`
            INNER JOIN `last_days` AS `t6`
              ON `t20`.`year` = `t6`.`year` AND `t20`.`counted_on` <= `t6`.`cut`
          ) AS `t28`
          GROUP BY
            1,
            2
        ) AS `t32`
          ON `t18`.`office` = `t32`.`office` AND `t6`.`number` = `t32`.`number`
      ) AS `t36`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t19`.`office`,
          `t19`.`year`,
          `t19`.`indicator`,
          `t19`.`definition`,
          COALESCE(`t41`.`numerator`, 0) AS `numerator`,
          COALESCE(`t41`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `questions` AS `t0`
          WHERE
            `t0`.`method` = 'timeliness'
        ) AS `t19`
        LEFT OUTER JOIN (
          SELECT
            `t39`.`office`,
            `t39`.`year`,
            `t39`.`indicator`,
            `t39`.`definition`,
            SUM(`t39`.`numerator`) AS `numerator`,
            SUM(`t39`.`denominator`) AS `denominator`
          FROM (
            SELECT
              `t19`.`office`,
              `t19`.`year`,
              `t19`.`indicator`,
              `t19`.`definition`,
              `t13`.`number`,
              `t35`.`denominator`,
              `t38`.`office` AS `office_right`,
              `t38`.`number` AS `number_right`,
              `t38`.`numerator`
            FROM (
              SELECT
                *
              FROM `questions` AS `t0`
              WHERE
                `t0`.`method` = 'timeliness'
            ) AS `t19`
            INNER JOIN (
              SELECT
                `t3`.`number`,
                `t3`.`definition`,
                `t3`.`year`,
                `t3`.`basis`,
                `t3`.`cut`
              FROM `terms` AS `t3`
            ) AS `t13`
              ON `t19`.`definition` = `t13`.`definition`
              AND `t19`.`year` = `t13`.`year`
              AND `t19`.`basis` = `t13`.`basis`
              AND `t19`.`cut` = `t13`.`cut`
            LEFT OUTER JOIN (
              SELECT
                `t31`.`office`,
                `t31`.`number`,
                SUM(`t31`.`villages`) AS `denominator`
              FROM (
                SELECT
                  `t27`.`office`,
                  `t27`.`village_kind`,
                  `t27`.`valid_from`,
                  `t27`.`valid_to`,
                  `t27`.`villages`,
                  `t21`.`number`,
                  `t21`.`village_kind` AS `village_kind_right`,
                  `t21`.`kind`,
                  `t21`.`event`,
                  `t21`.`fiscal_year`,
                  `t21`.`due`,
                  `t21`.`cut`
                FROM (
                  SELECT
                    `t24`.`office`,
                    `t24`.`village_kind`,
                    `t24`.`valid_from`,
                    `t24`.`valid_to`,
                    COUNT(*) AS `villages`
                  FROM `t17` AS `t24`
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS `t27`
                INNER JOIN `t9` AS `t21`
                  ON `t27`.`village_kind` = `t21`.`village_kind`
                  AND (
                    (
                      `t27`.`valid_from` IS NULL
                    ) OR (
                      `t27`.`valid_from` <= `t21`.`due`
                    )
                  )
                  AND (
                    (
                      `t27`.`valid_to` IS NULL
                    ) OR (
                      `t27`.`valid_to` >= `t21`.`due`
                    )
                  )
              ) AS `t31`
              GROUP BY
                1,
                2
            ) AS `t35`
              ON `t19`.`office` = `t35`.`office` AND `t13`.`number` = `t35`.`number`
            LEFT OUTER JOIN (
              SELECT
                `t34`.`office`,
                `t34`.`number`,
                COUNT(*) AS `numerator`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t23`.`fiscal_year`,
                    `t23`.`office`,
                    `t23`.`village`,
                    `t23`.`kind`,
                    `t23`.`since`,
                    `t23`.`until`,
                    `t23`.`enacted_on`,
                    `t23`.`submitted_on`,
                    `t25`.`valid_from`,
                    `t25`.`valid_to`,
                    `t25`.`village_kind`,
                    `t22`.`number`,
                    `t22`.`village_kind` AS `village_kind_right`,
                    `t22`.`kind` AS `kind_right`,
                    `t22`.`event`,
                    `t22`.`fiscal_year` AS `fiscal_year_right`,
                    `t22`.`due`,
                    `t22`.`cut`
                  FROM (
                    SELECT
                      *
                    FROM `document_days` AS `t4`
                    WHERE
                      `t4`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                      AND `t4`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                  ) AS `t23`
                  LEFT SEMI JOIN (
                    SELECT DISTINCT
                      `t3`.`kind`,
                      `t3`.`fiscal_year`
                    FROM `terms` AS `t3`
                  ) AS `t14`
                    ON `t23`.`kind` = `t14`.`kind` AND `t23`.`fiscal_year` = `t14`.`fiscal_year`
                  INNER JOIN `t17` AS `t25`
                    ON `t23`.`office` = `t25`.`office` AND `t23`.`village` = `t25`.`village`
                  INNER JOIN `t9` AS `t22`
                    ON `t25`.`village_kind` = `t22`.`village_kind`
                    AND `t23`.`kind` = `t22`.`kind`
                    AND `t23`.`fiscal_year` = `t22`.`fiscal_year`
                    AND (
                      (
                        `t25`.`valid_from` IS NULL
                      ) OR (
                        `t25`.`valid_from` <= `t22`.`due`
                      )
                    )
                    AND (
                      (
                        `t25`.`valid_to` IS NULL
                      ) OR (
                        `t25`.`valid_to` >= `t22`.`due`
                      )
                    )
                ) AS `t29`
                WHERE
                  IF(`t29`.`event` = 'ditetapkan', `t29`.`enacted_on`, `t29`.`submitted_on`) <= `t29`.`due`
                  AND IF(`t29`.`event` = 'ditetapkan', `t29`.`enacted_on`, `t29`.`submitted_on`) <= `t29`.`cut`
              ) AS `t34`
              GROUP BY
                1,
                2
            ) AS `t38`
              ON `t19`.`office` = `t38`.`office` AND `t13`.`number` = `t38`.`number`
          ) AS `t39`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t41`
          ON `t19`.`office` = `t41`.`office`
          AND `t19`.`year` = `t41`.`year`
          AND `t19`.`indicator` = `t41`.`indicator`
          AND `t19`.`definition` = `t41`.`definition`
      ) AS `t42`
    ) AS `t43`
  ) AS `t44`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t45`
ORDER BY
  `t45`.`area` ASC NULLS LAST,
  `t45`.`year` ASC NULLS LAST,
  `t45`.`indicator` ASC NULLS LAST,
  `t45`.`definition` ASC NULLS LAST;

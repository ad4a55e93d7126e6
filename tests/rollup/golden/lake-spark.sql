WITH `t11` AS (
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
), `t21` AS (
  SELECT
    `t12`.`office`,
    `t14`.`year`,
    `t12`.`indicator`,
    `t12`.`definition`,
    `t12`.`method`,
    `t12`.`basis`,
    `t14`.`cut`
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
  ) AS `t12`
  INNER JOIN (
    SELECT
      *
    FROM `cut` AS `t2`
    WHERE
      `t2`.`quarter` = 2 AND `t2`.`year` IN (2023, 2024)
  ) AS `t14`
    ON `t12`.`definition` = `t14`.`definition`
    AND `t12`.`basis` = `t14`.`basis`
    AND `t12`.`year_from` <= `t14`.`year`
    AND `t12`.`year_to` >= `t14`.`year`
), `t34` AS (
  SELECT
    `t31`.`definition`,
    `t31`.`year`,
    `t31`.`basis`,
    `t31`.`cut`,
    `t31`.`village_kind`,
    `t31`.`kind`,
    `t31`.`event`,
    `t31`.`fiscal_year`,
    `t31`.`due`,
    DENSE_RANK() OVER (
      ORDER BY `t31`.`village_kind` ASC NULLS LAST, `t31`.`kind` ASC NULLS LAST, `t31`.`event` ASC NULLS LAST, `t31`.`fiscal_year` ASC NULLS LAST, `t31`.`due` ASC NULLS LAST, `t31`.`cut` ASC NULLS LAST
    ) - 1 AS `number`
  FROM (
    SELECT
      `t29`.`definition`,
      `t29`.`year`,
      `t29`.`basis`,
      `t29`.`cut`,
      `t16`.`village_kind`,
      `t16`.`kind`,
      `t16`.`event`,
      `t16`.`fiscal_year`,
      `t16`.`due`
    FROM (
      SELECT DISTINCT
        `t22`.`definition`,
        `t22`.`year`,
        `t22`.`basis`,
        `t22`.`cut`
      FROM `t21` AS `t22`
      WHERE
        `t22`.`method` = 'timeliness'
    ) AS `t29`
    INNER JOIN (
      SELECT
        *
      FROM `due` AS `t4`
      WHERE
        `t4`.`year` IN (2023, 2024)
    ) AS `t16`
      ON `t29`.`definition` = `t16`.`definition`
      AND `t29`.`year` = `t16`.`year`
      AND `t29`.`basis` = `t16`.`basis`
  ) AS `t31`
), `t37` AS (
  SELECT DISTINCT
    `t35`.`number`,
    `t35`.`village_kind`,
    `t35`.`kind`,
    `t35`.`event`,
    `t35`.`fiscal_year`,
    `t35`.`due`,
    `t35`.`cut`
  FROM `t34` AS `t35`
)
SELECT
  *
FROM (
  SELECT
    `t57`.`area`,
    `t57`.`year`,
    `t57`.`indicator`,
    `t57`.`definition`,
    SUM(`t57`.`numerator`) AS `numerator`,
    SUM(`t57`.`denominator`) AS `denominator`,
    COUNT(*) AS `offices`,
    SUM(IF(`t57`.`denominator` = 0, 1, 0)) AS `unmeasurable`
  FROM (
    SELECT
      `t56`.`office`,
      `t56`.`year`,
      `t56`.`indicator`,
      `t56`.`definition`,
      `t56`.`numerator`,
      `t56`.`denominator`,
      `t56`.`office` - (
        `t56`.`office` % 100
      ) AS `area`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t27`.`office`,
          `t27`.`year`,
          `t27`.`indicator`,
          `t27`.`definition`,
          COALESCE(`t41`.`numerator`, 0) AS `numerator`,
          COALESCE(`t41`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `t21` AS `t22`
          WHERE
            `t22`.`method` = 'follow_up'
        ) AS `t27`
        INNER JOIN (
          SELECT
            `t24`.`year`,
            `t24`.`cut`,
            DENSE_RANK() OVER (ORDER BY `t24`.`year` ASC NULLS LAST, `t24`.`cut` ASC NULLS LAST) - 1 AS `number`
          FROM (
            SELECT DISTINCT
              `t22`.`year`,
              `t22`.`cut`
            FROM `t21` AS `t22`
            WHERE
              `t22`.`method` = 'follow_up'
          ) AS `t24`
        ) AS `t32`
          ON `t27`.`year` = `t32`.`year` AND `t27`.`cut` = `t32`.`cut`
        LEFT OUTER JOIN (
          SELECT
            `t33`.`office`,
            `t33`.`number`,
            COUNT(*) AS `denominator`,
            SUM(CAST(`t33`.`fulfilled_on` <= `t33`.`cut` AS BIGINT)) AS `numerator`
          FROM (
            SELECT
              `t13`.`year`,
              `t13`.`office`,
              `t13`.`since`,
              `t13`.`until`,
              `t13`.`counted_on`,
              `t13`.`fulfilled_on`,
              `t32`.`year` AS `year_right`,
              `t32`.`cut`,
              `t32`.`number`
            FROM (
              SELECT
                *
              FROM `activity_days` AS `t1`
              WHERE
                `t1`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                AND `t1`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                AND `t1`.`year` IN (2023, 2024)
            ) AS `t13`
            INNER JOIN (
              SELECT
                `t24`.`year`,
                `t24`.`cut`,
                DENSE_RANK() OVER (ORDER BY `t24`.`year` ASC NULLS LAST, `t24`.`cut` ASC NULLS LAST) - 1 AS `number`
              FROM (
                SELECT DISTINCT
                  `t22`.`year`,
                  `t22`.`cut`
                FROM `t21` AS `t22`
                WHERE
                  `t22`.`method` = 'follow_up'
              ) AS `t24`
            ) AS `t32`
              ON `t13`.`year` = `t32`.`year` AND `t13`.`counted_on` <= `t32`.`cut`
          ) AS `t33`
          GROUP BY
            1,
            2
        ) AS `t41`
          ON `t27`.`office` = `t41`.`office` AND `t32`.`number` = `t41`.`number`
      ) AS `t44`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t28`.`office`,
          `t28`.`year`,
          `t28`.`indicator`,
          `t28`.`definition`,
          COALESCE(`t54`.`numerator`, 0) AS `numerator`,
          COALESCE(`t54`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `t21` AS `t22`
          WHERE
            `t22`.`method` = 'timeliness'
        ) AS `t28`
        LEFT OUTER JOIN (
          SELECT
            `t52`.`office`,
            `t52`.`year`,
            `t52`.`indicator`,
            `t52`.`definition`,
            SUM(`t52`.`numerator`) AS `numerator`,
            SUM(`t52`.`denominator`) AS `denominator`
          FROM (
            SELECT
              `t28`.`office`,
              `t28`.`year`,
              `t28`.`indicator`,
              `t28`.`definition`,
              `t39`.`number`,
              `t48`.`denominator`,
              `t51`.`office` AS `office_right`,
              `t51`.`number` AS `number_right`,
              `t51`.`numerator`
            FROM (
              SELECT
                *
              FROM `t21` AS `t22`
              WHERE
                `t22`.`method` = 'timeliness'
            ) AS `t28`
            INNER JOIN (
              SELECT
                `t35`.`number`,
                `t35`.`definition`,
                `t35`.`year`,
                `t35`.`basis`,
                `t35`.`cut`
              FROM `t34` AS `t35`
            ) AS `t39`
              ON `t28`.`definition` = `t39`.`definition`
              AND `t28`.`year` = `t39`.`year`
              AND `t28`.`basis` = `t39`.`basis`
              AND `t28`.`cut` = `t39`.`cut`
            LEFT OUTER JOIN (
              SELECT
                `t45`.`office`,
                `t45`.`number`,
                SUM(`t45`.`villages`) AS `denominator`
              FROM (
                SELECT
                  `t42`.`number`,
                  `t42`.`village_kind`,
                  `t42`.`kind`,
                  `t42`.`event`,
                  `t42`.`fiscal_year`,
                  `t42`.`due`,
                  `t42`.`cut`,
                  `t20`.`office`,
                  `t20`.`village_kind` AS `village_kind_right`,
                  `t20`.`valid_from`,
                  `t20`.`valid_to`,
                  `t20`.`villages`
                FROM `t37` AS `t42`
                INNER JOIN (
                  SELECT
                    `t17`.`office`,
                    `t17`.`village_kind`,
                    `t17`.`valid_from`,
                    `t17`.`valid_to`,
                    COUNT(*) AS `villages`
                  FROM `t11` AS `t17`
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS `t20`
                  ON `t42`.`village_kind` = `t20`.`village_kind`
                  AND (
                    (
                      `t20`.`valid_from` IS NULL
                    ) OR (
                      `t20`.`valid_from` <= `t42`.`due`
                    )
                  )
                  AND (
                    (
                      `t20`.`valid_to` IS NULL
                    ) OR (
                      `t20`.`valid_to` >= `t42`.`due`
                    )
                  )
              ) AS `t45`
              GROUP BY
                1,
                2
            ) AS `t48`
              ON `t28`.`office` = `t48`.`office` AND `t39`.`number` = `t48`.`number`
            LEFT OUTER JOIN (
              SELECT
                `t49`.`office`,
                `t49`.`number`,
                COUNT(*) AS `numerator`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t15`.`fiscal_year`,
                    `t15`.`office`,
                    `t15`.`village`,
                    `t15`.`kind`,
                    `t15`.`since`,
                    `t15`.`until`,
                    `t15`.`enacted_on`,
                    `t15`.`submitted_on`,
                    `t18`.`valid_from`,
                    `t18`.`valid_to`,
                    `t18`.`village_kind`,
                    `t43`.`number`,
                    `t43`.`village_kind` AS `village_kind_right`,
                    `t43`.`kind` AS `kind_right`,
                    `t43`.`event`,
                    `t43`.`fiscal_year` AS `fiscal_year_right`,
                    `t43`.`due`,
                    `t43`.`cut`
                  FROM (
                    SELECT
                      *
                    FROM `document_days` AS `t3`
                    WHERE
                      `t3`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                      AND `t3`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                  ) AS `t15`
                  INNER JOIN `t11` AS `t18`
                    ON `t15`.`office` = `t18`.`office` AND `t15`.`village` = `t18`.`village`
                  INNER JOIN `t37` AS `t43`
                    ON `t18`.`village_kind` = `t43`.`village_kind`
                    AND `t15`.`kind` = `t43`.`kind`
                    AND `t15`.`fiscal_year` = `t43`.`fiscal_year`
                    AND (
                      (
                        `t18`.`valid_from` IS NULL
                      ) OR (
                        `t18`.`valid_from` <= `t43`.`due`
                      )
                    )
                    AND (
                      (
                        `t18`.`valid_to` IS NULL
                      ) OR (
                        `t18`.`valid_to` >= `t43`.`due`
                      )
                    )
                ) AS `t46`
                WHERE
                  IF(`t46`.`event` = 'ditetapkan', `t46`.`enacted_on`, `t46`.`submitted_on`) <= `t46`.`due`
                  AND IF(`t46`.`event` = 'ditetapkan', `t46`.`enacted_on`, `t46`.`submitted_on`) <= `t46`.`cut`
              ) AS `t49`
              GROUP BY
                1,
                2
            ) AS `t51`
              ON `t28`.`office` = `t51`.`office` AND `t39`.`number` = `t51`.`number`
          ) AS `t52`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t54`
          ON `t28`.`office` = `t54`.`office`
          AND `t28`.`year` = `t54`.`year`
          AND `t28`.`indicator` = `t54`.`indicator`
          AND `t28`.`definition` = `t54`.`definition`
      ) AS `t55`
    ) AS `t56`
  ) AS `t57`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t58`
ORDER BY
  `t58`.`area` ASC NULLS LAST,
  `t58`.`year` ASC NULLS LAST,
  `t58`.`indicator` ASC NULLS LAST,
  `t58`.`definition` ASC NULLS LAST

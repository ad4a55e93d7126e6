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
), `t35` AS (
  SELECT
    `t32`.`definition`,
    `t32`.`year`,
    `t32`.`basis`,
    `t32`.`cut`,
    `t32`.`village_kind`,
    `t32`.`kind`,
    `t32`.`event`,
    `t32`.`fiscal_year`,
    `t32`.`due`,
    DENSE_RANK() OVER (
      ORDER BY `t32`.`village_kind` ASC NULLS LAST, `t32`.`kind` ASC NULLS LAST, `t32`.`event` ASC NULLS LAST, `t32`.`fiscal_year` ASC NULLS LAST, `t32`.`due` ASC NULLS LAST, `t32`.`cut` ASC NULLS LAST
    ) - 1 AS `term`
  FROM (
    SELECT
      `t30`.`definition`,
      `t30`.`year`,
      `t30`.`basis`,
      `t30`.`cut`,
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
    ) AS `t30`
    INNER JOIN (
      SELECT
        *
      FROM `due` AS `t4`
      WHERE
        `t4`.`year` IN (2023, 2024)
    ) AS `t16`
      ON `t30`.`definition` = `t16`.`definition`
      AND `t30`.`year` = `t16`.`year`
      AND `t30`.`basis` = `t16`.`basis`
  ) AS `t32`
), `t38` AS (
  SELECT DISTINCT
    `t36`.`term`,
    `t36`.`village_kind`,
    `t36`.`kind`,
    `t36`.`event`,
    `t36`.`fiscal_year`,
    `t36`.`due`,
    `t36`.`cut`
  FROM `t35` AS `t36`
)
SELECT
  *
FROM (
  SELECT
    `t56`.`area`,
    `t56`.`year`,
    `t56`.`indicator`,
    `t56`.`definition`,
    SUM(`t56`.`numerator`) AS `numerator`,
    SUM(`t56`.`denominator`) AS `denominator`,
    COUNT(*) AS `offices`,
    SUM(IF(`t56`.`denominator` = 0, 1, 0)) AS `unmeasurable`
  FROM (
    SELECT
      `t55`.`office`,
      `t55`.`year`,
      `t55`.`indicator`,
      `t55`.`definition`,
      `t55`.`numerator`,
      `t55`.`denominator`,
      `t55`.`office` - (
        `t55`.`office` % 100
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
          COALESCE(`t34`.`numerator`, 0) AS `numerator`,
          COALESCE(`t34`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `t21` AS `t22`
          WHERE
            `t22`.`method` = 'follow_up'
        ) AS `t27`
        LEFT OUTER JOIN (
          SELECT
            `t31`.`office`,
            `t31`.`year`,
            `t31`.`cut`,
            COUNT(*) AS `denominator`,
            SUM(CAST(`t31`.`fulfilled_on` <= `t31`.`cut` AS BIGINT)) AS `numerator`
          FROM (
            SELECT
              `t13`.`year`,
              `t13`.`office`,
              `t13`.`since`,
              `t13`.`until`,
              `t13`.`counted_on`,
              `t13`.`fulfilled_on`,
              `t28`.`year` AS `year_right`,
              `t28`.`cut`
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
              SELECT DISTINCT
                `t22`.`year`,
                `t22`.`cut`
              FROM `t21` AS `t22`
              WHERE
                `t22`.`method` = 'follow_up'
            ) AS `t28`
              ON `t13`.`year` = `t28`.`year` AND `t13`.`counted_on` <= `t28`.`cut`
          ) AS `t31`
          GROUP BY
            1,
            2,
            3
        ) AS `t34`
          ON `t27`.`office` = `t34`.`office`
          AND `t27`.`year` = `t34`.`year`
          AND `t27`.`cut` = `t34`.`cut`
      ) AS `t39`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t29`.`office`,
          `t29`.`year`,
          `t29`.`indicator`,
          `t29`.`definition`,
          COALESCE(`t53`.`numerator`, 0) AS `numerator`,
          COALESCE(`t53`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `t21` AS `t22`
          WHERE
            `t22`.`method` = 'timeliness'
        ) AS `t29`
        LEFT OUTER JOIN (
          SELECT
            `t51`.`office`,
            `t51`.`year`,
            `t51`.`indicator`,
            `t51`.`definition`,
            SUM(`t51`.`numerator`) AS `numerator`,
            SUM(`t51`.`denominator`) AS `denominator`
          FROM (
            SELECT
              `t29`.`office`,
              `t29`.`year`,
              `t29`.`indicator`,
              `t29`.`definition`,
              `t40`.`term`,
              `t47`.`denominator`,
              `t50`.`office` AS `office_right`,
              `t50`.`term` AS `term_right`,
              `t50`.`numerator`
            FROM (
              SELECT
                *
              FROM `t21` AS `t22`
              WHERE
                `t22`.`method` = 'timeliness'
            ) AS `t29`
            INNER JOIN (
              SELECT
                `t36`.`term`,
                `t36`.`definition`,
                `t36`.`year`,
                `t36`.`basis`,
                `t36`.`cut`
              FROM `t35` AS `t36`
            ) AS `t40`
              ON `t29`.`definition` = `t40`.`definition`
              AND `t29`.`year` = `t40`.`year`
              AND `t29`.`basis` = `t40`.`basis`
              AND `t29`.`cut` = `t40`.`cut`
            LEFT OUTER JOIN (
              SELECT
                `t44`.`office`,
                `t44`.`term`,
                SUM(`t44`.`villages`) AS `denominator`
              FROM (
                SELECT
                  `t42`.`term`,
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
                FROM `t38` AS `t42`
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
              ) AS `t44`
              GROUP BY
                1,
                2
            ) AS `t47`
              ON `t29`.`office` = `t47`.`office` AND `t40`.`term` = `t47`.`term`
            LEFT OUTER JOIN (
              SELECT
                `t48`.`office`,
                `t48`.`term`,
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
                    `t43`.`term`,
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
                  INNER JOIN `t38` AS `t43`
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
                ) AS `t45`
                WHERE
                  IF(`t45`.`event` = 'ditetapkan', `t45`.`enacted_on`, `t45`.`submitted_on`) <= `t45`.`due`
                  AND IF(`t45`.`event` = 'ditetapkan', `t45`.`enacted_on`, `t45`.`submitted_on`) <= `t45`.`cut`
              ) AS `t48`
              GROUP BY
                1,
                2
            ) AS `t50`
              ON `t29`.`office` = `t50`.`office` AND `t40`.`term` = `t50`.`term`
          ) AS `t51`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t53`
          ON `t29`.`office` = `t53`.`office`
          AND `t29`.`year` = `t53`.`year`
          AND `t29`.`indicator` = `t53`.`indicator`
          AND `t29`.`definition` = `t53`.`definition`
      ) AS `t54`
    ) AS `t55`
  ) AS `t56`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t57`
ORDER BY
  `t57`.`area` ASC NULLS LAST,
  `t57`.`year` ASC NULLS LAST,
  `t57`.`indicator` ASC NULLS LAST,
  `t57`.`definition` ASC NULLS LAST

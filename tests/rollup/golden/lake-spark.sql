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
), `t31` AS (
  SELECT DISTINCT
    `t30`.`village_kind`,
    `t30`.`kind`,
    `t30`.`event`,
    `t30`.`fiscal_year`,
    `t30`.`due`,
    `t30`.`cut`
  FROM (
    SELECT
      `t28`.`office`,
      `t28`.`year`,
      `t28`.`indicator`,
      `t28`.`definition`,
      `t15`.`village_kind`,
      `t15`.`kind`,
      `t15`.`event`,
      `t15`.`fiscal_year`,
      `t15`.`due`,
      `t28`.`cut`
    FROM (
      SELECT
        *
      FROM `t21` AS `t22`
      WHERE
        `t22`.`method` = 'timeliness'
    ) AS `t28`
    INNER JOIN (
      SELECT
        *
      FROM `due` AS `t3`
      WHERE
        `t3`.`year` IN (2023, 2024)
    ) AS `t15`
      ON `t28`.`definition` = `t15`.`definition`
      AND `t28`.`year` = `t15`.`year`
      AND `t28`.`basis` = `t15`.`basis`
  ) AS `t30`
)
SELECT
  *
FROM (
  SELECT
    `t50`.`area`,
    `t50`.`year`,
    `t50`.`indicator`,
    `t50`.`definition`,
    SUM(`t50`.`numerator`) AS `numerator`,
    SUM(`t50`.`denominator`) AS `denominator`,
    COUNT(*) AS `offices`,
    SUM(IF(`t50`.`denominator` = 0, 1, 0)) AS `unmeasurable`
  FROM (
    SELECT
      `t49`.`office`,
      `t49`.`year`,
      `t49`.`indicator`,
      `t49`.`definition`,
      `t49`.`numerator`,
      `t49`.`denominator`,
      `t49`.`office` - (
        `t49`.`office` % 100
      ) AS `area`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t26`.`office`,
          `t26`.`year`,
          `t26`.`indicator`,
          `t26`.`definition`,
          COALESCE(`t36`.`numerator`, 0) AS `numerator`,
          COALESCE(`t36`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `t21` AS `t22`
          WHERE
            `t22`.`method` = 'follow_up'
        ) AS `t26`
        LEFT OUTER JOIN (
          SELECT
            `t29`.`office`,
            `t29`.`year`,
            `t29`.`cut`,
            COUNT(*) AS `denominator`,
            SUM(IF(`t29`.`fulfilled_on` <= `t29`.`cut`, 1, 0)) AS `numerator`
          FROM (
            SELECT
              `t13`.`year`,
              `t13`.`office`,
              `t13`.`since`,
              `t13`.`until`,
              `t13`.`counted_on`,
              `t13`.`fulfilled_on`,
              `t27`.`year` AS `year_right`,
              `t27`.`cut`
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
            ) AS `t27`
              ON `t13`.`year` = `t27`.`year` AND `t13`.`counted_on` <= `t27`.`cut`
          ) AS `t29`
          GROUP BY
            1,
            2,
            3
        ) AS `t36`
          ON `t26`.`office` = `t36`.`office`
          AND `t26`.`year` = `t36`.`year`
          AND `t26`.`cut` = `t36`.`cut`
      ) AS `t39`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t28`.`office`,
          `t28`.`year`,
          `t28`.`indicator`,
          `t28`.`definition`,
          COALESCE(`t47`.`numerator`, 0) AS `numerator`,
          COALESCE(`t47`.`denominator`, 0) AS `denominator`
        FROM (
          SELECT
            *
          FROM `t21` AS `t22`
          WHERE
            `t22`.`method` = 'timeliness'
        ) AS `t28`
        LEFT OUTER JOIN (
          SELECT
            `t45`.`office`,
            `t45`.`year`,
            `t45`.`indicator`,
            `t45`.`definition`,
            SUM(`t45`.`numerator`) AS `numerator`,
            SUM(`t45`.`denominator`) AS `denominator`
          FROM (
            SELECT
              `t28`.`office`,
              `t28`.`year`,
              `t28`.`indicator`,
              `t28`.`definition`,
              `t15`.`village_kind`,
              `t15`.`kind`,
              `t15`.`event`,
              `t15`.`fiscal_year`,
              `t15`.`due`,
              `t28`.`cut`,
              `t41`.`denominator`,
              `t44`.`office` AS `office_right`,
              `t44`.`village_kind` AS `village_kind_right`,
              `t44`.`kind` AS `kind_right`,
              `t44`.`event` AS `event_right`,
              `t44`.`fiscal_year` AS `fiscal_year_right`,
              `t44`.`due` AS `due_right`,
              `t44`.`cut` AS `cut_right`,
              `t44`.`numerator`
            FROM (
              SELECT
                *
              FROM `t21` AS `t22`
              WHERE
                `t22`.`method` = 'timeliness'
            ) AS `t28`
            INNER JOIN (
              SELECT
                *
              FROM `due` AS `t3`
              WHERE
                `t3`.`year` IN (2023, 2024)
            ) AS `t15`
              ON `t28`.`definition` = `t15`.`definition`
              AND `t28`.`year` = `t15`.`year`
              AND `t28`.`basis` = `t15`.`basis`
            LEFT OUTER JOIN (
              SELECT
                `t37`.`office`,
                `t37`.`village_kind`,
                `t37`.`kind`,
                `t37`.`event`,
                `t37`.`fiscal_year`,
                `t37`.`due`,
                `t37`.`cut`,
                SUM(`t37`.`villages`) AS `denominator`
              FROM (
                SELECT
                  `t33`.`village_kind`,
                  `t33`.`kind`,
                  `t33`.`event`,
                  `t33`.`fiscal_year`,
                  `t33`.`due`,
                  `t33`.`cut`,
                  `t20`.`office`,
                  `t20`.`village_kind` AS `village_kind_right`,
                  `t20`.`valid_from`,
                  `t20`.`valid_to`,
                  `t20`.`villages`
                FROM `t31` AS `t33`
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
                  ON `t33`.`village_kind` = `t20`.`village_kind`
                  AND (
                    (
                      `t20`.`valid_from` IS NULL
                    ) OR (
                      `t20`.`valid_from` <= `t33`.`due`
                    )
                  )
                  AND (
                    (
                      `t20`.`valid_to` IS NULL
                    ) OR (
                      `t20`.`valid_to` >= `t33`.`due`
                    )
                  )
              ) AS `t37`
              GROUP BY
                1,
                2,
                3,
                4,
                5,
                6,
                7
            ) AS `t41`
              ON `t28`.`office` = `t41`.`office`
              AND `t15`.`village_kind` = `t41`.`village_kind`
              AND `t15`.`kind` = `t41`.`kind`
              AND `t15`.`event` = `t41`.`event`
              AND `t15`.`fiscal_year` = `t41`.`fiscal_year`
              AND `t15`.`due` = `t41`.`due`
              AND `t28`.`cut` = `t41`.`cut`
            LEFT OUTER JOIN (
              SELECT
                `t42`.`office`,
                `t42`.`village_kind`,
                `t42`.`kind`,
                `t42`.`event`,
                `t42`.`fiscal_year`,
                `t42`.`due`,
                `t42`.`cut`,
                COUNT(*) AS `numerator`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t16`.`fiscal_year`,
                    `t16`.`office`,
                    `t16`.`village`,
                    `t16`.`kind`,
                    `t16`.`since`,
                    `t16`.`until`,
                    `t16`.`enacted_on`,
                    `t16`.`submitted_on`,
                    `t18`.`valid_from`,
                    `t18`.`valid_to`,
                    `t18`.`village_kind`,
                    `t34`.`village_kind` AS `village_kind_right`,
                    `t34`.`kind` AS `kind_right`,
                    `t34`.`event`,
                    `t34`.`fiscal_year` AS `fiscal_year_right`,
                    `t34`.`due`,
                    `t34`.`cut`
                  FROM (
                    SELECT
                      *
                    FROM `document_days` AS `t4`
                    WHERE
                      `t4`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                      AND `t4`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
                  ) AS `t16`
                  INNER JOIN `t11` AS `t18`
                    ON `t16`.`office` = `t18`.`office` AND `t16`.`village` = `t18`.`village`
                  INNER JOIN `t31` AS `t34`
                    ON `t18`.`village_kind` = `t34`.`village_kind`
                    AND `t16`.`kind` = `t34`.`kind`
                    AND `t16`.`fiscal_year` = `t34`.`fiscal_year`
                    AND (
                      (
                        `t18`.`valid_from` IS NULL
                      ) OR (
                        `t18`.`valid_from` <= `t34`.`due`
                      )
                    )
                    AND (
                      (
                        `t18`.`valid_to` IS NULL
                      ) OR (
                        `t18`.`valid_to` >= `t34`.`due`
                      )
                    )
                ) AS `t38`
                WHERE
                  IF(`t38`.`event` = 'ditetapkan', `t38`.`enacted_on`, `t38`.`submitted_on`) <= `t38`.`due`
                  AND IF(`t38`.`event` = 'ditetapkan', `t38`.`enacted_on`, `t38`.`submitted_on`) <= `t38`.`cut`
              ) AS `t42`
              GROUP BY
                1,
                2,
                3,
                4,
                5,
                6,
                7
            ) AS `t44`
              ON `t28`.`office` = `t44`.`office`
              AND `t15`.`village_kind` = `t44`.`village_kind`
              AND `t15`.`kind` = `t44`.`kind`
              AND `t15`.`event` = `t44`.`event`
              AND `t15`.`fiscal_year` = `t44`.`fiscal_year`
              AND `t15`.`due` = `t44`.`due`
              AND `t28`.`cut` = `t44`.`cut`
          ) AS `t45`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t47`
          ON `t28`.`office` = `t47`.`office`
          AND `t28`.`year` = `t47`.`year`
          AND `t28`.`indicator` = `t47`.`indicator`
          AND `t28`.`definition` = `t47`.`definition`
      ) AS `t48`
    ) AS `t49`
  ) AS `t50`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t51`
ORDER BY
  `t51`.`area` ASC NULLS LAST,
  `t51`.`year` ASC NULLS LAST,
  `t51`.`indicator` ASC NULLS LAST,
  `t51`.`definition` ASC NULLS LAST

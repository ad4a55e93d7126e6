-- counts
WITH `t11` AS (
  SELECT
    `t4`.`office`,
    `t4`.`village`,
    `t4`.`valid_from`,
    `t4`.`valid_to`,
    `t4`.`kind` AS `village_kind`
  FROM `village_spans` AS `t4`
  WHERE
    `t4`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
    AND `t4`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
)
SELECT
  *
FROM (
  SELECT
    `t20`.`office`,
    `t20`.`number`,
    `t20`.`numerator`,
    `t20`.`denominator`,
    'follow_up' AS `method`
  FROM (
    SELECT
      `t18`.`office`,
      `t18`.`number`,
      COUNT(*) AS `denominator`,
      SUM(CAST(`t18`.`fulfilled_on` <= `t18`.`cut` AS BIGINT)) AS `numerator`
    FROM (
      SELECT
        `t12`.`year`,
        `t12`.`office`,
        `t12`.`since`,
        `t12`.`until`,
        `t12`.`counted_on`,
        `t12`.`fulfilled_on`,
        `t5`.`year` AS `year_right`,
        `t5`.`cut`,
        `t5`.`number`
      FROM (
        SELECT
          *
        FROM `activity_days` AS `t0`
        WHERE
          `t0`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
          AND `t0`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
          AND `t0`.`year` IN (2023, 2024)
      ) AS `t12`
      INNER JOIN `last_days` AS `t5`
        ON `t12`.`year` = `t5`.`year` AND `t12`.`counted_on` <= `t5`.`cut`
    ) AS `t18`
    GROUP BY
      1,
      2
  ) AS `t20`
) AS `t22`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t25`.`office`,
    `t25`.`number`,
    `t25`.`numerator`,
    `t25`.`denominator`,
    'timeliness' AS `method`
  FROM (
    SELECT
      `t24`.`office`,
      `t24`.`number`,
      SUM(`t24`.`numerator`) AS `numerator`,
      SUM(`t24`.`denominator`) AS `denominator`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t17`.`office`,
          `t6`.`number`,
          0 AS `numerator`,
          `t17`.`villages` AS `denominator`
        FROM (
          SELECT
            `t14`.`office`,
            `t14`.`village_kind`,
            `t14`.`valid_from`,
            `t14`.`valid_to`,
            COUNT(*) AS `villages`
          FROM `t11` AS `t14`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t17`
        INNER JOIN `terms` AS `t6`
          ON `t17`.`village_kind` = `t6`.`village_kind`
          AND (
            (
              `t17`.`valid_from` IS NULL
            ) OR (
              `t17`.`valid_from` <= `t6`.`due`
            )
          )
          AND (
            (
              `t17`.`valid_to` IS NULL
            ) OR (
              `t17`.`valid_to` >= `t6`.`due`
            )
          )
      ) AS `t21`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t19`.`office`,
          `t19`.`number`,
          1 AS `numerator`,
          0 AS `denominator`
        FROM (
          SELECT
            `t13`.`fiscal_year`,
            `t13`.`office`,
            `t13`.`village`,
            `t13`.`kind`,
            `t13`.`since`,
            `t13`.`until`,
            `t13`.`enacted_on`,
            `t13`.`submitted_on`,
            `t15`.`valid_from`,
            `t15`.`valid_to`,
            `t15`.`village_kind`,
            `t8`.`number`,
            `t8`.`village_kind` AS `village_kind_right`,
            `t8`.`kind` AS `kind_right`,
            `t8`.`event`,
            `t8`.`fiscal_year` AS `fiscal_year_right`,
            `t8`.`due`,
            `t8`.`cut`
          FROM (
            SELECT
              *
            FROM `document_days` AS `t3`
            WHERE
              `t3`.`since` <= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
              AND `t3`.`until` > CAST('2024-07-01T00:00:00' AS TIMESTAMP)
          ) AS `t13`
          LEFT SEMI JOIN `terms` AS `t7`
            ON `t13`.`kind` = `t7`.`kind` AND `t13`.`fiscal_year` = `t7`.`fiscal_year`
          INNER JOIN `t11` AS `t15`
            ON `t13`.`office` = `t15`.`office` AND `t13`.`village` = `t15`.`village`
          INNER JOIN `terms` AS `t8`
            ON `t15`.`village_kind` = `t8`.`village_kind`
            AND `t13`.`kind` = `t8`.`kind`
            AND `t13`.`fiscal_year` = `t8`.`fiscal_year`
            AND (
              (
                `t15`.`valid_from` IS NULL
              ) OR (
                `t15`.`valid_from` <= `t8`.`due`
              )
            )
            AND (
              (
                `t15`.`valid_to` IS NULL
              ) OR (
                `t15`.`valid_to` >= `t8`.`due`
              )
            )
        ) AS `t19`
        WHERE
          IF(`t19`.`event` = 'ditetapkan', `t19`.`enacted_on`, `t19`.`submitted_on`) <= `t19`.`due`
          AND IF(`t19`.`event` = 'ditetapkan', `t19`.`enacted_on`, `t19`.`submitted_on`) <= `t19`.`cut`
      ) AS `t23`
    ) AS `t24`
    GROUP BY
      1,
      2
  ) AS `t25`
) AS `t26`;

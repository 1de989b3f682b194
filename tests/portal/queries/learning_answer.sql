SELECT … FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?;
SELECT … FROM "accounts_account" LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") WHERE "accounts_account"."id" = ? LIMIT ?;
SELECT … FROM "people_post" INNER JOIN "people_agent" ON ("people_post"."holder_id" = "people_agent"."id") INNER JOIN "people_unit" ON ("people_post"."unit_id" = "people_unit"."id") WHERE ("people_post"."closed_on" IS NULL AND "people_agent"."left_on" IS NULL AND "people_post"."holder_id" = ?) ORDER BY ? DESC, "people_post"."title" ASC, "people_post"."code" ASC;
SELECT … FROM "people_mandate" INNER JOIN "people_agent" ON ("people_mandate"."agent_id" = "people_agent"."id") WHERE ("people_mandate"."ends_on" >= ? AND "people_mandate"."starts_on" <= ? AND ("people_mandate"."ended_on" IS NULL OR "people_mandate"."ended_on" > ?) AND "people_agent"."left_on" IS NULL AND "people_mandate"."agent_id" = ?) ORDER BY "people_mandate"."kind" ASC, "people_agent"."search_key" ASC, "people_mandate"."starts_on" ASC;
SELECT … FROM "projects_yearplan" WHERE "projects_yearplan"."year" = ? ORDER BY "projects_yearplan"."id" ASC LIMIT ?;
SELECT … FROM "projects_skill" WHERE "projects_skill"."code" IN (?) ORDER BY "projects_skill"."family" ASC, "projects_skill"."key" ASC;
SELECT … FROM "people_unit" WHERE ("people_unit"."closed_on" IS NULL AND "people_unit"."id" IN (?)) ORDER BY "people_unit"."name" ASC, "people_unit"."code" ASC;
SELECT … FROM "projects_project" WHERE "projects_project"."id" IN (?) ORDER BY ? ASC, ? ASC;
SELECT … FROM "projects_trainingword" WHERE "projects_trainingword"."year" = ?;
SELECT … FROM "ground_collectivity" ORDER BY "ground_collectivity"."id" ASC LIMIT ?

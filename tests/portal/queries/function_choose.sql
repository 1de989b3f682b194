SELECT … FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?;
SELECT … FROM "accounts_account" LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") WHERE "accounts_account"."id" = ? LIMIT ?;
SELECT … FROM "people_post" WHERE "people_post"."closed_on" IS NULL;
SELECT … FROM "ground_collectivity" ORDER BY "ground_collectivity"."id" ASC LIMIT ?;
SELECT … FROM "people_post" INNER JOIN "people_unit" ON ("people_post"."unit_id" = "people_unit"."id") LEFT OUTER JOIN "people_agent" ON ("people_post"."holder_id" = "people_agent"."id") WHERE "people_post"."closed_on" IS NULL ORDER BY "people_post"."title" ASC, "people_post"."code" ASC LIMIT ?

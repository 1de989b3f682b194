SELECT … FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?;
SELECT … FROM "accounts_account" LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") WHERE "accounts_account"."id" = ? LIMIT ?;
SELECT … FROM "projects_search";
SELECT … FROM "ground_collectivity" ORDER BY "ground_collectivity"."id" ASC LIMIT ?

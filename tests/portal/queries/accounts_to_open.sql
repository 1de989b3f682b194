SELECT … FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?;
SELECT … FROM "accounts_account" LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") WHERE "accounts_account"."id" = ? LIMIT ?;
SELECT … FROM (SELECT DISTINCT "people_agent"."id" AS "col1", "people_agent"."code" AS "col2", "people_agent"."last_name" AS "col3", "people_agent"."first_name" AS "col4", "people_agent"."email" AS "col5", "people_agent"."search_key" AS "col6", "people_agent"."left_on" AS "col7" FROM "people_agent" LEFT OUTER JOIN "accounts_account" ON ("people_agent"."id" = "accounts_account"."agent_id") WHERE ("accounts_account"."id" IS NULL AND "people_agent"."left_on" IS NULL)) subquery;
SELECT … FROM "mfa_authenticator" WHERE "mfa_authenticator"."user_id" = ? LIMIT ?;
SELECT … FROM "ground_collectivity" ORDER BY "ground_collectivity"."id" ASC LIMIT ?

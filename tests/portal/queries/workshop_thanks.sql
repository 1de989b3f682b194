SELECT … FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?;
SELECT … FROM "accounts_account" LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") WHERE "accounts_account"."id" = ? LIMIT ?;
SELECT … FROM "data_workshop" INNER JOIN "people_unit" ON ("data_workshop"."unit_id" = "people_unit"."id") WHERE ("data_workshop"."closed_at" IS NULL AND "data_workshop"."expires_at" > ? AND "data_workshop"."code" = ?) ORDER BY "data_workshop"."opened_at" DESC, "data_workshop"."id" ASC LIMIT ?

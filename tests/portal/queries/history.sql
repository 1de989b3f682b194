SELECT … FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?;
SELECT … FROM "accounts_account" LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") WHERE "accounts_account"."id" = ? LIMIT ?;
SELECT … FROM "auditlog_logentry";
SELECT … FROM "auditlog_logentry" INNER JOIN "django_content_type" ON ("auditlog_logentry"."content_type_id" = "django_content_type"."id") LEFT OUTER JOIN "accounts_account" ON ("auditlog_logentry"."actor_id" = "accounts_account"."id") LEFT OUTER JOIN "people_agent" ON ("accounts_account"."agent_id" = "people_agent"."id") ORDER BY "auditlog_logentry"."timestamp" DESC, "auditlog_logentry"."id" DESC LIMIT ?;
SELECT … FROM "ground_collectivity" ORDER BY "ground_collectivity"."id" ASC LIMIT ?

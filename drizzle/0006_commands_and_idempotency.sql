CREATE TABLE "hub"."idempotent_answers" (
	"workspace_id" uuid NOT NULL,
	"caller" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"position" integer NOT NULL,
	"content" text NOT NULL,
	"answer" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_answers_pk" PRIMARY KEY("workspace_id","caller","idempotency_key","position")
);
--> statement-breakpoint
ALTER TABLE "hub"."revisions" ADD COLUMN "command" text;--> statement-breakpoint
CREATE INDEX "idempotent_answers_by_time" ON "hub"."idempotent_answers" USING btree ("workspace_id","created_at");--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON "hub"."idempotent_answers" TO ropewalk_server;--> statement-breakpoint
-- A revision says what was asked for. Else it is as it was.
CREATE OR REPLACE FUNCTION types.begin_change(workspace uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  opened text := nullif(current_setting('app.change', true), '');
  head record;
BEGIN
  IF opened IS NOT NULL THEN
    IF split_part(opened, ':', 1) <> workspace::text THEN
      RAISE EXCEPTION 'one transaction changes one workspace' USING ERRCODE = 'RW001';
    END IF;
    RETURN split_part(opened, ':', 2)::bigint;
  END IF;
  PERFORM types.lock_workspace(workspace);
  UPDATE hub.workspaces
     SET revision = revision + 1,
         changed_at = greatest(date_trunc('milliseconds', clock_timestamp()), changed_at + interval '1 millisecond')
   WHERE workspace_id = workspace
  RETURNING revision, changed_at INTO head;
  INSERT INTO hub.revisions (workspace_id, revision, at, actor, command)
  VALUES (workspace, head.revision, head.changed_at,
          coalesce(nullif(current_setting('app.actor', true), ''), 'database role ' || session_user),
          nullif(current_setting('app.command', true), ''));
  PERFORM set_config('app.change', workspace::text || ':' || head.revision::text, true);
  PERFORM set_config('app.change_at', head.changed_at::text, true);
  RETURN head.revision;
END $$;
--> statement-breakpoint
-- Takes an idempotency key for the transaction, anew where what was answered under it has served its time: 'mine'. One
-- that is answered: 'held'. One that another transaction holds and does not let go of in time: 'in progress'. The time
-- for a lock is the function's own, and after it what it was.
CREATE FUNCTION types.claim_idempotency_key(workspace uuid, asker text, wanted text, place integer, asked text, patience_ms integer)
RETURNS text
LANGUAGE plpgsql SET search_path = '' SET lock_timeout = '5s' AS $$
BEGIN
  PERFORM set_config('lock_timeout', patience_ms::text, true);
  INSERT INTO hub.idempotent_answers AS held
         (workspace_id, caller, idempotency_key, position, content, answer, created_at)
  VALUES (workspace, asker, wanted, place, asked, NULL, clock_timestamp())
  ON CONFLICT (workspace_id, caller, idempotency_key, position)
    DO UPDATE SET content = excluded.content, answer = NULL, created_at = excluded.created_at
    WHERE held.created_at < clock_timestamp() - interval '30 days';
  RETURN CASE WHEN FOUND THEN 'mine' ELSE 'held' END;
EXCEPTION WHEN lock_not_available THEN
  RETURN 'in progress';
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION types.claim_idempotency_key(uuid, text, text, integer, text, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION types.claim_idempotency_key(uuid, text, text, integer, text, integer) TO ropewalk_server;

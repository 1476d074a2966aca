ALTER TABLE "hub"."workspaces" ADD COLUMN "territory" text;--> statement-breakpoint
-- Says under which territory the transfers of a workspace are derived. It is no change: nothing of the inventory differs.
CREATE FUNCTION types.note_territory(workspace uuid, named text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  UPDATE hub.workspaces SET territory = named WHERE workspace_id = workspace
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION types.note_territory(uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION types.note_territory(uuid, text) TO ropewalk_server;

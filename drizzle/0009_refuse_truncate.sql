-- TRUNCATE fires no trigger for rows: no version would end, no revision be counted, and no change be on record.
CREATE FUNCTION types.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION '%.% is not truncated: its history would not say so', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING HINT = 'Delete rows of the inventory with DELETE, which is kept as a change; to begin anew, make a new database.';
END $$;
--> statement-breakpoint
-- Forces row-level security on a table, with the one policy that every table has, and keeps it from being truncated.
CREATE OR REPLACE PROCEDURE types.raise_wall(wall regclass)
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', wall);
  EXECUTE format('DROP POLICY IF EXISTS workspace ON %s', wall);
  EXECUTE format(
    'CREATE POLICY workspace ON %s USING (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)',
    wall);
  EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
                  FOR EACH STATEMENT EXECUTE FUNCTION types.refuse_truncate()', wall);
END $$;

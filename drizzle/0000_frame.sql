-- The walls, the revisions and the versions of every table. Tables live in "public", what belongs to the hub itself in
-- "hub", all versions of every row in "versions", and the views that show one moment of them in "as_of".
CREATE SCHEMA IF NOT EXISTS types;
--> statement-breakpoint
CREATE SCHEMA IF NOT EXISTS versions;
--> statement-breakpoint
CREATE SCHEMA IF NOT EXISTS as_of;
--> statement-breakpoint
-- The role of the running server. It owns nothing, so no row-level security can be switched off by it.
DO $$
BEGIN
  -- A role belongs to the whole server: another database's hub may have made it.
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ropewalk_server') THEN
    CREATE ROLE ropewalk_server NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
--> statement-breakpoint
-- Takes the head row of the workspace until commit, without a new revision: for those who compare before they write.
CREATE FUNCTION types.lock_workspace(workspace uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  head bigint;
BEGIN
  SELECT revision INTO head FROM hub.workspaces WHERE workspace_id = workspace FOR NO KEY UPDATE;
  IF head IS NULL THEN
    RAISE EXCEPTION 'no such workspace' USING ERRCODE = 'RW002';
  END IF;
  RETURN head;
END $$;
--> statement-breakpoint
-- The first write of a change: raises the workspace's revision and holds its head row until commit, so that commits are
-- in the order of their revisions, without gaps. Later calls in the same transaction answer the same revision; a second
-- workspace is refused. The clock is read under the lock and strictly rises, so a time names one revision.
CREATE FUNCTION types.begin_change(workspace uuid) RETURNS bigint
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
  INSERT INTO hub.revisions (workspace_id, revision, at, actor)
  VALUES (workspace, head.revision, head.changed_at,
          coalesce(nullif(current_setting('app.actor', true), ''), 'database role ' || session_user));
  PERFORM set_config('app.change', workspace::text || ':' || head.revision::text, true);
  PERFORM set_config('app.change_at', head.changed_at::text, true);
  RETURN head.revision;
END $$;
--> statement-breakpoint
-- The time of the change under way: what created_at, updated_at and retired_at say.
CREATE FUNCTION types.change_time() RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT current_setting('app.change_at')::timestamptz
$$;
--> statement-breakpoint
-- Forces row-level security on a table, with the one policy that every table has.
CREATE PROCEDURE types.raise_wall(wall regclass)
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', wall);
  EXECUTE format('DROP POLICY IF EXISTS workspace ON %s', wall);
  EXECUTE format(
    'CREATE POLICY workspace ON %s USING (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)',
    wall);
END $$;
--> statement-breakpoint
-- Makes or completes the twin of a table that holds all versions of its rows, the triggers that keep it, and the view
-- that shows the rows of app.as_of_revision under the table's own name.
CREATE PROCEDURE types.keep_versions(base regclass)
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  named text := (SELECT relname FROM pg_catalog.pg_class WHERE oid = base);
  columns text := (SELECT string_agg(format('%I', attname), ', ' ORDER BY attnum)
                     FROM pg_catalog.pg_attribute WHERE attrelid = base AND attnum > 0 AND NOT attisdropped);
  pk smallint[] := (SELECT conkey FROM pg_catalog.pg_constraint WHERE conrelid = base AND contype = 'p');
  pk_columns text := (SELECT string_agg(format('%I', attname), ', ' ORDER BY array_position(pk, attnum))
                        FROM pg_catalog.pg_attribute WHERE attrelid = base AND attnum = ANY (pk));
  pk_matches text := (SELECT string_agg(format('v.%1$I = o.%1$I', attname), ' AND ' ORDER BY array_position(pk, attnum))
                        FROM pg_catalog.pg_attribute WHERE attrelid = base AND attnum = ANY (pk));
  missing record;
  served record;
BEGIN
  IF to_regclass(format('versions.%I', named)) IS NULL THEN
    EXECUTE format('CREATE TABLE versions.%I (LIKE %s, revision bigint NOT NULL, to_revision bigint NOT NULL)', named, base);
    EXECUTE format('ALTER TABLE versions.%I ADD PRIMARY KEY (%s, revision)', named, pk_columns);
    EXECUTE format('CREATE INDEX ON versions.%I (%s, to_revision DESC, revision)', named, pk_columns);
    -- A version stays as it was when a column goes or comes: only its key is sure to be there.
    FOR missing IN
      SELECT attname FROM pg_catalog.pg_attribute
       WHERE attrelid = base AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT attnum = ANY (pk)
    LOOP
      EXECUTE format('ALTER TABLE versions.%I ALTER COLUMN %I DROP NOT NULL', named, missing.attname);
    END LOOP;
  END IF;
  FOR missing IN
    SELECT attname, format_type(atttypid, atttypmod) AS typed,
           (SELECT format(' COLLATE %I.%I', n.nspname, c.collname)
              FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
             WHERE c.oid = attcollation AND c.collname <> 'default') AS collated,
           (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d
             WHERE d.adrelid = base AND d.adnum = a.attnum) AS usual
      FROM pg_catalog.pg_attribute a
     WHERE attrelid = base AND attnum > 0 AND NOT attisdropped
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute t
                        WHERE t.attrelid = format('versions.%I', named)::regclass AND t.attname = a.attname
                          AND NOT t.attisdropped)
  LOOP
    EXECUTE format('ALTER TABLE versions.%I ADD COLUMN %I %s%s', named, missing.attname, missing.typed,
                   coalesce(missing.collated, ''));
    -- What the rows of the table got when the column came, their versions say too.
    IF missing.usual IS NOT NULL THEN
      EXECUTE format('ALTER TABLE versions.%I DISABLE ROW LEVEL SECURITY', named);
      EXECUTE format('UPDATE versions.%I SET %I = %s', named, missing.attname, missing.usual);
      EXECUTE format('ALTER TABLE versions.%I ENABLE ROW LEVEL SECURITY', named);
    END IF;
  END LOOP;
  -- One index for each that serves the table now, so that a page of the past is found as fast as one of today.
  FOR served IN
    SELECT i.relname, (SELECT string_agg(format('%I', a.attname), ', ' ORDER BY k.position)
                         FROM unnest(x.indkey::smallint[]) WITH ORDINALITY AS k(attnum, position)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = base AND a.attnum = k.attnum) AS over
      FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
     WHERE x.indrelid = base AND NOT x.indisprimary
  LOOP
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON versions.%I (%s, to_revision DESC)', served.relname, named, served.over);
  END LOOP;
  EXECUTE format('DROP VIEW IF EXISTS as_of.%I', named);
  EXECUTE format(
    'CREATE VIEW as_of.%1$I WITH (security_invoker) AS SELECT %2$s FROM versions.%1$I
      WHERE revision <= current_setting(''app.as_of_revision'')::bigint
        AND current_setting(''app.as_of_revision'')::bigint < to_revision', named, columns);
  EXECUTE format(
    'CREATE OR REPLACE FUNCTION versions.%1$I() RETURNS trigger
     LANGUAGE plpgsql SECURITY DEFINER SET search_path = '''' AS $keep$
     DECLARE
       change bigint;
       still CONSTANT bigint := 9223372036854775807;
     BEGIN
       IF TG_OP <> ''INSERT'' THEN
         IF NOT EXISTS (SELECT FROM old_rows) THEN RETURN NULL; END IF;
         change := types.begin_change((SELECT workspace_id FROM old_rows LIMIT 1));
         DELETE FROM versions.%1$I v USING old_rows o WHERE %2$s AND v.revision = change;
         UPDATE versions.%1$I v SET to_revision = change FROM old_rows o WHERE %2$s AND v.to_revision = still;
       END IF;
       IF TG_OP <> ''DELETE'' THEN
         IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
         change := types.begin_change((SELECT workspace_id FROM new_rows LIMIT 1));
         INSERT INTO versions.%1$I (%3$s, revision, to_revision) SELECT %3$s, change, still FROM new_rows;
       END IF;
       RETURN NULL;
     END $keep$', named, pk_matches, columns);
  EXECUTE format('CREATE OR REPLACE TRIGGER keep_inserted AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
                  FOR EACH STATEMENT EXECUTE FUNCTION versions.%I()', base, named);
  EXECUTE format('CREATE OR REPLACE TRIGGER keep_updated AFTER UPDATE ON %s
                  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
                  FOR EACH STATEMENT EXECUTE FUNCTION versions.%I()', base, named);
  EXECUTE format('CREATE OR REPLACE TRIGGER keep_deleted AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
                  FOR EACH STATEMENT EXECUTE FUNCTION versions.%I()', base, named);
END $$;
--> statement-breakpoint
-- Brings walls, versions and rights in step with the tables there are. Runs after the migrations, in their transaction.
CREATE PROCEDURE types.raise_walls()
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  base regclass;
BEGIN
  FOR base IN SELECT oid FROM pg_catalog.pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
    CALL types.keep_versions(base);
  END LOOP;
  FOR base IN
    SELECT oid FROM pg_catalog.pg_class
     WHERE relnamespace IN ('public'::regnamespace, 'hub'::regnamespace, 'versions'::regnamespace) AND relkind = 'r'
       AND oid <> 'hub.migrations'::regclass
  LOOP
    CALL types.raise_wall(base);
  END LOOP;
  GRANT USAGE ON SCHEMA public, hub, versions, as_of, types TO ropewalk_server;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ropewalk_server;
  GRANT SELECT ON ALL TABLES IN SCHEMA versions, as_of, hub TO ropewalk_server;
  REVOKE ALL ON hub.migrations FROM ropewalk_server;
  -- The head row and the revisions are written by begin_change alone; a change on record stays as it is.
  GRANT INSERT ON hub.changes TO ropewalk_server;
  GRANT INSERT, UPDATE ON hub.access_keys TO ropewalk_server;
  GRANT INSERT, DELETE ON hub.manifest_records TO ropewalk_server;
  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA types, versions FROM PUBLIC;
  REVOKE ALL ON ALL PROCEDURES IN SCHEMA types FROM PUBLIC;
  BEGIN
    GRANT ropewalk_server TO CURRENT_USER;
  EXCEPTION WHEN insufficient_privilege THEN
    -- Whoever made the role has granted it, or signing in as it will say that it is missing.
    NULL;
  END;
  GRANT EXECUTE ON FUNCTION types.lock_workspace(uuid), types.begin_change(uuid), types.change_time() TO ropewalk_server;
END $$;

-- Called when a statement has put many rows into a table. Where they are most of what it holds, the planner knows too
-- little to choose among indexes that all begin with the workspace, and a plan that was kept from when the table was
-- small may read all of it for each row: the check of a foreign key did, which made a first large manifest take time by
-- the square of its size. Statistics on the key are enough, and have kept plans be made anew.
CREATE FUNCTION types.notice_growth(grown regclass, added bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  named text;
  known bigint;
  key_columns text;
BEGIN
  SELECT c.relname, c.reltuples::bigint,
         (SELECT string_agg(format('%I', a.attname), ', ') FROM pg_catalog.pg_attribute a
           WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey))
    INTO named, known, key_columns
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
   WHERE c.oid = grown AND c.relnamespace = 'public'::regnamespace;
  IF added > known THEN
    -- Locked by another who does the same: those statistics will serve.
    EXECUTE format('ANALYZE (SKIP_LOCKED) public.%1$I (%2$s), versions.%1$I (%2$s, revision, to_revision)', named, key_columns);
  END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION types.notice_growth(regclass, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION types.notice_growth(regclass, bigint) TO ropewalk_server;
--> statement-breakpoint
-- Versions are ended row by row along the index. Left to choose, the planner, which knows nothing of the rows of a
-- trigger, read them all for each version that stands: a manifest that changed 10,000 records was not through in 2 minutes.
DO $$
DECLARE
  was text := pg_get_functiondef('types.keep_versions(regclass)'::regprocedure);
  shall text := replace(replace(was,
    'DELETE FROM versions.%1$I v USING old_rows o WHERE %2$s AND v.revision = change;',
    'DELETE FROM versions.%1$I WHERE ctid = ANY (ARRAY(
           SELECT found.ctid FROM old_rows o CROSS JOIN LATERAL (
             SELECT v.ctid FROM versions.%1$I v WHERE %2$s AND v.revision = change OFFSET 0) found));'),
    'UPDATE versions.%1$I v SET to_revision = change FROM old_rows o WHERE %2$s AND v.to_revision = still;',
    'UPDATE versions.%1$I SET to_revision = change WHERE ctid = ANY (ARRAY(
           SELECT found.ctid FROM old_rows o CROSS JOIN LATERAL (
             SELECT v.ctid FROM versions.%1$I v WHERE %2$s AND v.to_revision = still OFFSET 0) found));');
BEGIN
  ASSERT length(shall) > length(was) + 200, 'types.keep_versions is not the one that was to be changed';
  EXECUTE shall;
END $$;

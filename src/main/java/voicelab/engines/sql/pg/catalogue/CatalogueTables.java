package voicelab.engines.sql.pg.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue's tables and their columns. A letter behind a colon is the type: b boolean, h smallint, l bigint, r real, s
 * text, t timestamp, I an array of integers, S one of texts; none: integer (also for oids). Tables without rows here stand
 * for what this server has none of.
 */
public final class CatalogueTables {
    private static final String TEXT = """
            pg_namespace oid nspname:s nspowner nspacl:S
            pg_class oid relname:s relnamespace reltype reloftype relowner relam relfilenode reltablespace relpages reltuples:r relallvisible reltoastrelid relhasindex:b relisshared:b relpersistence:s relkind:s relnatts:h relchecks:h relhasrules:b relhastriggers:b relhassubclass:b relrowsecurity:b relforcerowsecurity:b relispopulated:b relreplident:s relispartition:b relrewrite relfrozenxid relminmxid relacl:S reloptions:S relpartbound:s
            pg_attribute attrelid attname:s atttypid attstattarget attlen:h attnum:h attndims attcacheoff atttypmod attbyval:b attalign:s attstorage:s attcompression:s attnotnull:b atthasdef:b atthasmissing:b attidentity:s attgenerated:s attisdropped:b attislocal:b attinhcount attcollation attacl:S attoptions:S attfdwoptions:S attmissingval:s
            pg_attrdef oid adrelid adnum:h adbin:s
            pg_type oid typname:s typnamespace typowner typlen:h typbyval:b typtype:s typcategory:s typispreferred:b typisdefined:b typdelim:s typrelid typsubscript typelem typarray typinput typoutput typreceive typsend typmodin typmodout typanalyze typalign:s typstorage:s typnotnull:b typbasetype typtypmod typndims typcollation typdefaultbin:s typdefault:s typacl:S
            pg_index indexrelid indrelid indnatts:h indnkeyatts:h indisunique:b indnullsnotdistinct:b indisprimary:b indisexclusion:b indimmediate:b indisclustered:b indisvalid:b indcheckxmin:b indisready:b indislive:b indisreplident:b indkey:I indcollation:I indclass:I indoption:I indexprs:s indpred:s
            pg_constraint oid conname:s connamespace contype:s condeferrable:b condeferred:b convalidated:b conrelid contypid conindid conparentid confrelid confupdtype:s confdeltype:s confmatchtype:s conislocal:b coninhcount connoinherit:b conkey:I confkey:I conpfeqop:I conppeqop:I conffeqop:I confdelsetcols:I conexclop:I conbin:s
            pg_database oid datname:s datdba encoding datlocprovider:s datistemplate:b datallowconn:b datconnlimit datfrozenxid datminmxid dattablespace datcollate:s datctype:s daticulocale:s datcollversion:s datacl:S
            pg_roles oid rolname:s rolsuper:b rolinherit:b rolcreaterole:b rolcreatedb:b rolcanlogin:b rolreplication:b rolconnlimit rolpassword:s rolvaliduntil:t rolbypassrls:b rolconfig:S
            pg_authid oid rolname:s rolsuper:b rolinherit:b rolcreaterole:b rolcreatedb:b rolcanlogin:b rolreplication:b rolbypassrls:b rolconnlimit rolpassword:s rolvaliduntil:t
            pg_user usename:s usesysid usecreatedb:b usesuper:b userepl:b usebypassrls:b passwd:s valuntil:t useconfig:S
            pg_auth_members roleid member grantor admin_option:b
            pg_group groname:s grosysid grolist:I
            pg_proc oid proname:s pronamespace proowner prolang procost:r prorows:r provariadic prosupport prokind:s prosecdef:b proleakproof:b proisstrict:b proretset:b provolatile:s proparallel:s pronargs:h pronargdefaults:h prorettype proargtypes:I proallargtypes:I proargmodes:S proargnames:S proargdefaults:s protrftypes:I prosrc:s probin:s prosqlbody:s proconfig:S proacl:S
            pg_description objoid classoid objsubid description:s
            pg_shdescription objoid classoid description:s
            pg_am oid amname:s amhandler amtype:s
            pg_settings name:s setting:s unit:s category:s short_desc:s extra_desc:s context:s vartype:s source:s min_val:s max_val:s enumvals:S boot_val:s reset_val:s sourcefile:s sourceline pending_restart:b
            pg_tables schemaname:s tablename:s tableowner:s tablespace:s hasindexes:b hasrules:b hastriggers:b rowsecurity:b
            pg_views schemaname:s viewname:s viewowner:s definition:s
            pg_indexes schemaname:s tablename:s indexname:s tablespace:s indexdef:s
            pg_sequences schemaname:s sequencename:s sequenceowner:s data_type:s start_value:l min_value:l max_value:l increment_by:l cycle:b cache_size:l last_value:l
            pg_sequence seqrelid seqtypid seqstart:l seqincrement:l seqmax:l seqmin:l seqcache:l seqcycle:b
            pg_matviews schemaname:s matviewname:s matviewowner:s tablespace:s hasindexes:b ispopulated:b definition:s
            pg_tablespace oid spcname:s spcowner spcacl:S spcoptions:S
            pg_inherits inhrelid inhparent inhseqno inhdetachpending:b
            pg_partitioned_table partrelid partstrat:s partnatts:h partdefid partattrs:I partclass:I partcollation:I partexprs:s
            pg_trigger oid tgrelid tgparentid tgname:s tgfoid tgtype:h tgenabled:s tgisinternal:b tgconstrrelid tgconstrindid tgconstraint tgdeferrable:b tginitdeferred:b tgnargs:h tgattr:I tgargs:s tgqual:s tgoldtable:s tgnewtable:s
            pg_rewrite oid rulename:s ev_class ev_type:s ev_enabled:s is_instead:b ev_qual:s ev_action:s
            pg_policy oid polname:s polrelid polcmd:s polpermissive:b polroles:I polqual:s polwithcheck:s
            pg_statistic_ext oid stxrelid stxname:s stxnamespace stxowner stxstattarget stxkeys:I stxkind:S stxexprs:s
            pg_publication oid pubname:s pubowner puballtables:b pubinsert:b pubupdate:b pubdelete:b pubtruncate:b pubviaroot:b
            pg_publication_rel oid prpubid prrelid prqual:s prattrs:I
            pg_publication_namespace oid pnpubid pnnspid
            pg_publication_tables pubname:s schemaname:s tablename:s attnames:S rowfilter:s
            pg_foreign_table ftrelid ftserver ftoptions:S
            pg_foreign_server oid srvname:s srvowner srvfdw srvtype:s srvversion:s srvacl:S srvoptions:S
            pg_foreign_data_wrapper oid fdwname:s fdwowner fdwhandler fdwvalidator fdwacl:S fdwoptions:S
            pg_collation oid collname:s collnamespace collowner collprovider:s collisdeterministic:b collencoding collcollate:s collctype:s colliculocale:s collversion:s
            pg_language oid lanname:s lanowner lanispl:b lanpltrusted:b lanplcallfoid laninline lanvalidator lanacl:S
            pg_depend classid objid objsubid refclassid refobjid refobjsubid deptype:s
            pg_enum oid enumtypid enumsortorder:r enumlabel:s
            pg_range rngtypid rngsubtype rngmultitypid rngcollation rngsubopc rngcanonical rngsubdiff
            pg_operator oid oprname:s oprnamespace oprowner oprkind:s oprcanmerge:b oprcanhash:b oprleft oprright oprresult oprcom oprnegate oprcode oprrest oprjoin
            pg_opfamily oid opfmethod opfname:s opfnamespace opfowner
            pg_opclass oid opcmethod opcname:s opcnamespace opcowner opcfamily opcintype opcdefault:b opckeytype
            pg_extension oid extname:s extowner extnamespace extrelocatable:b extversion:s extconfig:I extcondition:S
            pg_cast oid castsource casttarget castfunc castcontext:s castmethod:s
            pg_stat_activity datid datname:s pid leader_pid usesysid usename:s application_name:s client_addr:s client_hostname:s client_port backend_start:t xact_start:t query_start:t state_change:t wait_event_type:s wait_event:s state:s backend_xid backend_xmin query_id:l query:s backend_type:s
            pg_locks locktype:s database relation page tuple:h virtualxid:s transactionid classid objid objsubid:h virtualtransaction:s pid mode:s granted:b fastpath:b waitstart:t
            pg_db_role_setting setdatabase setrole setconfig:S
            pg_event_trigger oid evtname:s evtevent:s evtowner evtfoid evtenabled:s evttags:S
            pg_stat_user_tables relid schemaname:s relname:s seq_scan:l seq_tup_read:l idx_scan:l idx_tup_fetch:l n_tup_ins:l n_tup_upd:l n_tup_del:l n_live_tup:l n_dead_tup:l
            """;

    /** @param letter as above */
    record Column(String name, char letter) {}

    private static final Map<String, List<Column>> TABLES = new LinkedHashMap<>();

    static {
        TEXT.lines().forEach(line -> {
            String[] words = line.strip().split(" ");
            List<Column> columns = new java.util.ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                int colon = words[i].indexOf(':');
                columns.add(
                        colon < 0
                                ? new Column(words[i], 'i')
                                : new Column(words[i].substring(0, colon), words[i].charAt(colon + 1)));
            }
            TABLES.put(words[0], columns);
        });
    }

    private CatalogueTables() {}

    public static Set<String> names() {
        return Collections.unmodifiableSet(TABLES.keySet());
    }

    /** Null for a table that is not known. */
    static List<Column> columns(String table) {
        return TABLES.get(table);
    }
}

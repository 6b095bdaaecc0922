The catalogue's procedures: a line with names and parameters, then T-SQL.

--- sp_databases ()
SELECT name AS DATABASE_NAME, CAST(NULL AS int) AS DATABASE_SIZE, CAST(NULL AS varchar(254)) AS REMARKS FROM sys.databases ORDER BY name

--- sp_tables (@table_name nvarchar(384), @table_owner nvarchar(384), @table_qualifier sysname, @table_type varchar(100), @fUsePattern bit)
SELECT TABLE_CATALOG AS TABLE_QUALIFIER, TABLE_SCHEMA AS TABLE_OWNER, TABLE_NAME,
  CAST(CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' ELSE 'TABLE' END AS varchar(32)) AS TABLE_TYPE, CAST(NULL AS varchar(254)) AS REMARKS
FROM INFORMATION_SCHEMA.TABLES
WHERE (@table_name IS NULL OR sys.vl_like(TABLE_NAME, @table_name)) AND (@table_owner IS NULL OR sys.vl_like(TABLE_SCHEMA, @table_owner))
  AND (@table_qualifier IS NULL OR @table_qualifier = '' OR @table_qualifier = '%' OR TABLE_CATALOG = @table_qualifier)
  AND (@table_type IS NULL OR @table_type = '' OR CHARINDEX(CASE TABLE_TYPE WHEN 'VIEW' THEN '''VIEW''' ELSE '''TABLE''' END, UPPER(@table_type)) > 0)
ORDER BY 4, 1, 2, 3

--- sp_columns (@table_name nvarchar(384), @table_owner nvarchar(384), @table_qualifier sysname, @column_name nvarchar(384), @ODBCVer int)
SELECT CAST(DB_NAME() AS sysname) AS TABLE_QUALIFIER, CAST(TABLE_SCHEMA AS sysname) AS TABLE_OWNER, CAST(TABLE_NAME AS sysname) AS TABLE_NAME,
  CAST(COLUMN_NAME AS sysname) AS COLUMN_NAME, CAST(sys.vl_type(DECLARED, 'odbc') AS smallint) AS DATA_TYPE,
  CAST(sys.vl_type_name(DECLARED) + CASE IS_IDENTITY WHEN 'YES' THEN ' identity' ELSE '' END AS sysname) AS TYPE_NAME,
  sys.vl_type(DECLARED, 'column_size') AS PRECISION, sys.vl_type(DECLARED, 'buffer_length') AS LENGTH,
  CAST(sys.vl_type(DECLARED, 'odbc_scale') AS smallint) AS SCALE, CAST(sys.vl_type(DECLARED, 'radix') AS smallint) AS RADIX,
  CAST(CASE IS_NULLABLE WHEN 'YES' THEN 1 ELSE 0 END AS smallint) AS NULLABLE, CAST(NULL AS varchar(254)) AS REMARKS,
  CAST(CASE IS_IDENTITY WHEN 'YES' THEN NULL ELSE COLUMN_DEFAULT END AS nvarchar(4000)) AS COLUMN_DEF,
  CAST(sys.vl_type(DECLARED, 'sql_data_type') AS smallint) AS SQL_DATA_TYPE, CAST(sys.vl_type(DECLARED, 'datetime_sub') AS smallint) AS SQL_DATETIME_SUB,
  sys.vl_type(DECLARED, 'char_octets') AS CHAR_OCTET_LENGTH, CAST(ORDINAL_POSITION AS int) AS ORDINAL_POSITION,
  CAST(IS_NULLABLE AS varchar(254)) AS IS_NULLABLE, CAST(sys.vl_type(DECLARED, 'ss') AS tinyint) AS SS_DATA_TYPE
FROM sys.vl_columns
WHERE (@table_name IS NULL OR sys.vl_like(TABLE_NAME, @table_name)) AND (@table_owner IS NULL OR sys.vl_like(TABLE_SCHEMA, @table_owner))
  AND (@column_name IS NULL OR sys.vl_like(COLUMN_NAME, @column_name))
ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION

--- sp_columns_90, sp_columns_100, sp_columns_170 (@table_name nvarchar(384), @table_owner nvarchar(384), @table_qualifier sysname, @column_name nvarchar(384), @NameScope int, @ODBCVer int, @fUsePattern bit)
SELECT CAST(DB_NAME() AS sysname) AS TABLE_QUALIFIER, CAST(TABLE_SCHEMA AS sysname) AS TABLE_OWNER, CAST(TABLE_NAME AS sysname) AS TABLE_NAME,
  CAST(COLUMN_NAME AS sysname) AS COLUMN_NAME, CAST(sys.vl_type(DECLARED, 'odbc') AS smallint) AS DATA_TYPE,
  CAST(sys.vl_type_name(DECLARED) + CASE IS_IDENTITY WHEN 'YES' THEN ' identity' ELSE '' END AS sysname) AS TYPE_NAME,
  sys.vl_type(DECLARED, 'column_size') AS PRECISION, sys.vl_type(DECLARED, 'buffer_length') AS LENGTH,
  CAST(sys.vl_type(DECLARED, 'odbc_scale') AS smallint) AS SCALE, CAST(sys.vl_type(DECLARED, 'radix') AS smallint) AS RADIX,
  CAST(CASE IS_NULLABLE WHEN 'YES' THEN 1 ELSE 0 END AS smallint) AS NULLABLE, CAST(NULL AS varchar(254)) AS REMARKS,
  CAST(CASE IS_IDENTITY WHEN 'YES' THEN NULL ELSE COLUMN_DEFAULT END AS nvarchar(4000)) AS COLUMN_DEF,
  CAST(sys.vl_type(DECLARED, 'sql_data_type') AS smallint) AS SQL_DATA_TYPE, CAST(sys.vl_type(DECLARED, 'datetime_sub') AS smallint) AS SQL_DATETIME_SUB,
  sys.vl_type(DECLARED, 'char_octets') AS CHAR_OCTET_LENGTH, CAST(ORDINAL_POSITION AS int) AS ORDINAL_POSITION,
  CAST(IS_NULLABLE AS varchar(254)) AS IS_NULLABLE, CAST(0 AS smallint) AS SS_IS_SPARSE, CAST(0 AS smallint) AS SS_IS_COLUMN_SET,
  CAST(0 AS smallint) AS SS_IS_COMPUTED, CAST(CASE IS_IDENTITY WHEN 'YES' THEN 1 ELSE 0 END AS smallint) AS SS_IS_IDENTITY,
  CAST(NULL AS sysname) AS SS_UDT_CATALOG_NAME, CAST(NULL AS sysname) AS SS_UDT_SCHEMA_NAME, CAST(NULL AS nvarchar(4000)) AS SS_UDT_ASSEMBLY_TYPE_NAME,
  CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_CATALOG_NAME, CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_SCHEMA_NAME,
  CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_NAME, CAST(sys.vl_type(DECLARED, 'ss') AS tinyint) AS SS_DATA_TYPE
FROM sys.vl_columns
WHERE (@table_name IS NULL OR sys.vl_like(TABLE_NAME, @table_name)) AND (@table_owner IS NULL OR sys.vl_like(TABLE_SCHEMA, @table_owner))
  AND (@column_name IS NULL OR sys.vl_like(COLUMN_NAME, @column_name))
ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION

--- sp_pkeys (@table_name sysname, @table_owner sysname, @table_qualifier sysname)
SELECT k.TABLE_CATALOG AS TABLE_QUALIFIER, k.TABLE_SCHEMA AS TABLE_OWNER, k.TABLE_NAME, k.COLUMN_NAME, CAST(k.ORDINAL_POSITION AS smallint) AS KEY_SEQ, k.CONSTRAINT_NAME AS PK_NAME
FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME
WHERE c.CONSTRAINT_TYPE = 'PRIMARY KEY' AND k.TABLE_NAME = @table_name AND (@table_owner IS NULL OR k.TABLE_SCHEMA = @table_owner)
ORDER BY 1, 2, 3, 5

--- sp_fkeys (@pktable_name sysname, @pktable_owner sysname, @pktable_qualifier sysname, @fktable_name sysname, @fktable_owner sysname, @fktable_qualifier sysname)
SELECT CAST(DB_NAME() AS sysname) AS PKTABLE_QUALIFIER, CAST(PK_SCHEMA AS sysname) AS PKTABLE_OWNER, CAST(PK_TABLE AS sysname) AS PKTABLE_NAME,
  CAST(PK_COLUMN AS sysname) AS PKCOLUMN_NAME, CAST(DB_NAME() AS sysname) AS FKTABLE_QUALIFIER, CAST(FK_SCHEMA AS sysname) AS FKTABLE_OWNER,
  CAST(FK_TABLE AS sysname) AS FKTABLE_NAME, CAST(FK_COLUMN AS sysname) AS FKCOLUMN_NAME, CAST(KEY_SEQ AS smallint) AS KEY_SEQ,
  CAST(CASE UPDATE_RULE WHEN 'CASCADE' THEN 0 WHEN 'SET NULL' THEN 2 WHEN 'SET DEFAULT' THEN 3 ELSE 1 END AS smallint) AS UPDATE_RULE,
  CAST(CASE DELETE_RULE WHEN 'CASCADE' THEN 0 WHEN 'SET NULL' THEN 2 WHEN 'SET DEFAULT' THEN 3 ELSE 1 END AS smallint) AS DELETE_RULE,
  CAST(FK_NAME AS sysname) AS FK_NAME, CAST(PK_NAME AS sysname) AS PK_NAME, CAST(7 AS smallint) AS DEFERRABILITY
FROM sys.vl_fkeys
WHERE (@pktable_name IS NULL OR CAST(PK_TABLE AS sysname) = @pktable_name) AND (@pktable_owner IS NULL OR CAST(PK_SCHEMA AS sysname) = @pktable_owner)
  AND (@fktable_name IS NULL OR CAST(FK_TABLE AS sysname) = @fktable_name) AND (@fktable_owner IS NULL OR CAST(FK_SCHEMA AS sysname) = @fktable_owner)
ORDER BY 5, 6, 7, 9

--- sp_statistics, sp_statistics_100 (@table_name sysname, @table_owner sysname, @table_qualifier sysname, @index_name sysname, @is_unique char(1), @accuracy char(1))
SELECT CAST(DB_NAME() AS sysname) AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, t.name AS TABLE_NAME,
  CAST(CASE WHEN i.is_unique = 1 THEN 0 ELSE 1 END AS smallint) AS NON_UNIQUE, t.name AS INDEX_QUALIFIER, i.name AS INDEX_NAME,
  CAST(CASE i.type WHEN 1 THEN 1 ELSE 3 END AS smallint) AS TYPE, CAST(k.key_ordinal AS smallint) AS SEQ_IN_INDEX, c.name AS COLUMN_NAME,
  CAST(CASE WHEN k.is_descending_key = 1 THEN 'D' ELSE 'A' END AS varchar(1)) AS COLLATION, CAST(NULL AS int) AS CARDINALITY, CAST(NULL AS int) AS PAGES,
  CAST(NULL AS varchar(128)) AS FILTER_CONDITION
FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
  JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id JOIN sys.tables t ON t.object_id = i.object_id
  JOIN sys.schemas s ON s.schema_id = t.schema_id
WHERE t.name = @table_name AND (@table_owner IS NULL OR s.name = @table_owner) AND (@index_name IS NULL OR @index_name = '%' OR i.name = @index_name)
  AND (@is_unique IS NULL OR @is_unique <> 'Y' OR i.is_unique = 1)
ORDER BY 4, 7, 6, 8

--- sp_special_columns, sp_special_columns_90, sp_special_columns_100 (@table_name sysname, @table_owner sysname, @table_qualifier sysname, @col_type char(1), @scope char(1), @nullable char(1), @ODBCVer int)
SELECT CAST(1 AS smallint) AS SCOPE, CAST(v.COLUMN_NAME AS sysname) AS COLUMN_NAME, CAST(sys.vl_type(v.DECLARED, 'odbc') AS smallint) AS DATA_TYPE,
  CAST(sys.vl_type_name(v.DECLARED) AS sysname) AS TYPE_NAME, sys.vl_type(v.DECLARED, 'column_size') AS PRECISION,
  sys.vl_type(v.DECLARED, 'buffer_length') AS LENGTH, CAST(sys.vl_type(v.DECLARED, 'odbc_scale') AS smallint) AS SCALE, CAST(1 AS smallint) AS PSEUDO_COLUMN
FROM sys.vl_columns v JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k ON k.TABLE_SCHEMA = v.TABLE_SCHEMA AND k.TABLE_NAME = v.TABLE_NAME AND k.COLUMN_NAME = v.COLUMN_NAME
  JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME
WHERE c.CONSTRAINT_TYPE = 'PRIMARY KEY' AND k.TABLE_NAME = @table_name AND (@table_owner IS NULL OR k.TABLE_SCHEMA = @table_owner)
  AND (@col_type IS NULL OR @col_type = 'R')
ORDER BY k.ORDINAL_POSITION

--- sp_stored_procedures (@sp_name nvarchar(390), @sp_owner nvarchar(384), @sp_qualifier sysname, @fUsePattern bit)
SELECT CAST(DB_NAME() AS sysname) AS PROCEDURE_QUALIFIER, CAST(NULL AS sysname) AS PROCEDURE_OWNER, name AS PROCEDURE_NAME, CAST(-1 AS int) AS NUM_INPUT_PARAMS,
  CAST(-1 AS int) AS NUM_OUTPUT_PARAMS, CAST(-1 AS int) AS NUM_RESULT_SETS, CAST(NULL AS varchar(254)) AS REMARKS, CAST(2 AS smallint) AS PROCEDURE_TYPE
FROM sys.procedures

--- sp_datatype_info, sp_datatype_info_90, sp_datatype_info_100 (@data_type int, @ODBCVer tinyint)
SELECT name AS TYPE_NAME, CAST(sys.vl_type(name, 'odbc') AS smallint) AS DATA_TYPE, sys.vl_type(CASE name WHEN 'decimal' THEN 'decimal(38)' WHEN 'numeric' THEN 'numeric(38)'
    WHEN 'char' THEN 'char(8000)' WHEN 'varchar' THEN 'varchar(8000)' WHEN 'binary' THEN 'binary(8000)' WHEN 'varbinary' THEN 'varbinary(8000)'
    WHEN 'nchar' THEN 'nchar(4000)' WHEN 'nvarchar' THEN 'nvarchar(4000)' ELSE name END, 'column_size') AS PRECISION,
  CAST(CASE WHEN name LIKE '%char' OR name LIKE '%time%' OR name = 'date' OR name = 'uniqueidentifier' THEN '''' WHEN name LIKE '%binary' THEN '0x' WHEN name LIKE '%money' THEN '$' END AS varchar(32)) AS LITERAL_PREFIX,
  CAST(CASE WHEN name LIKE '%char' OR name LIKE '%time%' OR name = 'date' OR name = 'uniqueidentifier' THEN '''' END AS varchar(32)) AS LITERAL_SUFFIX,
  CAST(CASE name WHEN 'decimal' THEN 'precision,scale' WHEN 'numeric' THEN 'precision,scale' WHEN 'char' THEN 'length' WHEN 'nchar' THEN 'length' WHEN 'binary' THEN 'length'
    WHEN 'varchar' THEN 'max length' WHEN 'nvarchar' THEN 'max length' WHEN 'varbinary' THEN 'max length' END AS varchar(32)) AS CREATE_PARAMS,
  CAST(1 AS smallint) AS NULLABLE, CAST(0 AS smallint) AS CASE_SENSITIVE, CAST(CASE WHEN name LIKE '%char' THEN 3 ELSE 2 END AS smallint) AS SEARCHABLE,
  CAST(CASE name WHEN 'tinyint' THEN 1 WHEN 'bit' THEN NULL ELSE 0 END AS smallint) AS UNSIGNED_ATTRIBUTE, CAST(CASE WHEN name LIKE '%money' THEN 1 ELSE 0 END AS smallint) AS MONEY,
  CAST(0 AS smallint) AS AUTO_INCREMENT, name AS LOCAL_TYPE_NAME, CAST(CASE WHEN name LIKE '%money' THEN 4 ELSE 0 END AS smallint) AS MINIMUM_SCALE,
  CAST(scale AS smallint) AS MAXIMUM_SCALE, CAST(sys.vl_type(name, 'sql_data_type') AS smallint) AS SQL_DATA_TYPE, CAST(sys.vl_type(name, 'datetime_sub') AS smallint) AS SQL_DATETIME_SUB,
  CAST(sys.vl_type(name, 'radix') AS int) AS NUM_PREC_RADIX, CAST(NULL AS smallint) AS INTERVAL_PRECISION, CAST(user_type_id AS smallint) AS USERTYPE
FROM sys.types
WHERE @data_type IS NULL OR @data_type = 0 OR sys.vl_type(name, 'odbc') = @data_type
ORDER BY 2, 12, 11, 20

--- sp_server_info (@attribute_id int)
SELECT 1 AS attribute_id, 'DBMS_NAME' AS attribute_name, 'Microsoft SQL Server' AS attribute_value
UNION ALL SELECT 2, 'DBMS_VER', @@VERSION

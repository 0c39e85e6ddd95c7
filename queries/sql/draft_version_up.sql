-- one row: the version of all that people made of drafts, one higher
update setting set value = cast(cast(value as bigint) + 1 as varchar) where name = 'draft_version' returning value;

-- people, and the units they belong to
    cast(count(distinct person) as bigint) as people, cast(count(distinct home) as bigint) as homes, cast(0 as bigint) as doubts

-- people as files name them. Of those who share a name and cannot be told apart one is counted where none is known: at least so many there are;
-- doubts: rows that may be of one more
    cast(count(distinct person) filter (where not coalesce(doubtful, false)) + count(distinct called)
        - count(distinct called) filter (where not coalesce(doubtful, false)) as bigint) as people,
    cast(0 as bigint) as homes,
    cast(count(*) filter (where doubtful) - count(distinct called) + count(distinct called) filter (where not coalesce(doubtful, false)) as bigint) as doubts

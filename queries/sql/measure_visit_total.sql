-- one row per visit; weight: money and worth of goods together
select *, case when amount is not null or goods is not null then coalesce(amount, 0) + coalesce(goods, 0) end as weight from contrib_visit

-- one row per item whose plan is or is no longer the standing revision
update plan_item set current = p.current from plan p where p.id = plan_item.plan_id and plan_item.current is distinct from p.current;

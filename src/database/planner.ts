/**
 * What this database tells PostgreSQL's planner of itself. It is small enough to lie in memory, where a row that an index
 * finds costs no more than the next one of a table. By PostgreSQL's own setting, which is made for disks, each answer read
 * whole tables of a few pages for one row of them.
 */
export const inMemory = "random_page_cost=1.1";

/** Compiling a statement takes longer than any of this database's gains by it: a country's first screen a tenth of its time. */
export const uncompiled = "jit=off";

/**
 * A named statement is planned once a session, and not another five times before PostgreSQL settles on the same plan: with
 * eight sessions that was most of what the first thousand answers cost it. No statement here reads so differently by its
 * values that a plan for one of them would be worth making again.
 */
export const plannedOnce = "plan_cache_mode=force_generic_plan";

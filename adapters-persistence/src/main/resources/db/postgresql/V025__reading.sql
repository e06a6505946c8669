-- How many have read which posts. Who reads the posts from one to another adds 1 at the first of them
-- and takes 1 away behind the last: all rows up to a post, added up, say how many have read it. A row
-- of step 1 stands for one sequence, and one of step 1024 for as many, so that to add up takes no
-- longer, however many posts there are.
CREATE TABLE reading (
  channel_key bigint NOT NULL,
  step        bigint NOT NULL,
  -- The sequence, divided by the step.
  place       bigint NOT NULL,
  change      bigint NOT NULL,
  PRIMARY KEY (channel_key, step, place)
);

-- How many subscribers a channel had when it published a post. Those of posts from before are not known.
CREATE TABLE post_reach (
  channel_key bigint NOT NULL,
  sequence    bigint NOT NULL,
  subscribers bigint NOT NULL,
  PRIMARY KEY (channel_key, sequence)
);

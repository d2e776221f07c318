"""What all assets of a batch share: one partition is one batch of files."""

import warnings

import dagster as dg

# Backfill policies are marked beta in Dagster 1.13 and every use of one warns; nothing else is silenced.
warnings.filterwarnings("ignore", message=".*`backfill_policy`", category=dg.BetaWarning)

BATCHES = dg.DynamicPartitionsDefinition(name="batches")
OWNERS = ["team:khabar"]
GROUP = "news"
# A backfill is one run a batch: batches are cut to be one run's work, and one that fails stops no other.
ONE_RUN_EACH = dg.BackfillPolicy.multi_run(1)

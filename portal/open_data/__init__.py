"""Open data: the public registry as HSDS 3.1 (Open Referral), read only; docs/open-data.md tells how it is asked."""

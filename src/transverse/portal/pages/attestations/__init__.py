"""The attestation that an agent brings to the annual interview: facts, and no judgement."""

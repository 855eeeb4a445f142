"""How alembic reaches the database: over the connection that `placette.store.migrate` hands it, in its transaction."""

from __future__ import annotations

from alembic import context

from placette.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

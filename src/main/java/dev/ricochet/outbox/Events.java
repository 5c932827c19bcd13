package dev.ricochet.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The facts. */
@ApplicationScoped
class Events implements PanacheRepositoryBase<EventRow, UUID> {}

# One door to every task. Each line is a plain command that works without just.

# the application with a sample inbox and a receiver that prints what it gets
dev *args:
    ./mvnw quarkus:dev -Pdemo {{args}}

# one test class, or all: just test ClassifierTest
test name='*Test':
    ./mvnw test -Dtest='{{name}}'

# what CI runs, no more and no less
check:
    .ci/run

# formats every source
format:
    ./mvnw -q spotless:apply

# takes the answers of today as the golden files; read the difference before you commit it
golden:
    ./mvnw test -Dtest=CorpusTest -Dgolden.write=true

# proves every rule by its own examples
rules:
    ./mvnw test -Dtest=RuleBookTest

# a container image of the packaged application
image:
    ./mvnw -q package -DskipTests && docker build -f src/main/docker/Dockerfile.jvm -t ricochet .

# the database of a running demo
psql:
    PGPASSWORD=$(cat target/demo/database/cluster/ricochet.password) psql -h 127.0.0.1 -U postgres -p $(sed -n 4p target/demo/database/cluster/postmaster.pid)

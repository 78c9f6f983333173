# The hub and the simulated city in one image: sources are built in the first stage and left there.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /caitong
COPY . .
RUN ./hub clock --help >/dev/null

FROM eclipse-temurin:21-jre
WORKDIR /caitong
COPY --from=build /caitong/hub hub
COPY --from=build /caitong/app/target/app.jar app/target/app.jar
COPY --from=build /caitong/app/target/lib app/target/lib
COPY config config
COPY mappings/dialects mappings/dialects
COPY demo demo
# Keys and the blob store live in .hub; everything else in the image is read only for the hub.
RUN useradd --system --home-dir /caitong hub && mkdir .hub && chown hub .hub
USER hub
VOLUME /caitong/.hub
EXPOSE 8180
ENTRYPOINT ["/caitong/hub"]
CMD ["up", "--no-city"]

/** The addresses in `REDIS_URL`: of one server, or with commas between them of some nodes of a cluster. */
export const redisAddresses = (text: string): readonly string[] =>
  text.split(",").map((one) => one.trim());

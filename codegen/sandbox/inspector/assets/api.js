// The control API beside the page, by relative addresses: any prefix works.

/** The control API said no, or could not be reached; the message is for people. */
export class ApiError extends Error {}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);
export const put = (path, body) => call("PUT", path, body);
export const remove = (path) => call("DELETE", path, {});

async function call(method, path, body) {
  const options = { method, cache: "no-store", headers: {} };
  if (body !== undefined) {
    options.headers["content-type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError("the sandbox does not answer");
  }
  const answer = await read(response);
  if (!response.ok) throw new ApiError(answer?.error ?? `the sandbox answered ${response.status}`);
  return answer;
}

async function read(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
